"""Sections that tell the script what is open, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.end_to_end.browser import App, Tabs, problems

ServeApp = Callable[[str], App]

SECTIONS = """
    import streamlit as st

    first, second = st.tabs(["One", "Two"], on_change="rerun", key="tabs")
    first.text("in the first")
    if second.open:
        second.text("made when it was opened")
    about = st.expander("About", bind="query-params", key="about")
    about.text("of old")
    drawer = st.popover("Drawer", on_change="rerun", key="drawer")
    with drawer:
        st.text("in the drawer")
    quiet_one, quiet_two = st.tabs(["Quiet one", "Quiet two"])
    quiet_two.text("there all the time")
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.text(f"open {second.open} {about.open} {drawer.open}")
    st.button("Open", on_click=lambda: st.session_state.update(tabs="Two", about=True, drawer=True))
"""


def told(page: Page, text: str) -> None:
    expect(page.get_by_text(text, exact=True)).to_be_visible()


def test_what_the_reader_opens_arrives_in_the_script(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(SECTIONS))
    told(page, "open False False False")
    expect(page.get_by_text("made when it was opened")).to_have_count(0)
    page.get_by_role("tab", name="Two", exact=True).click()
    told(page, "open True False False")
    expect(page.get_by_text("made when it was opened")).to_be_visible()
    expect(page.get_by_text("in the first")).to_be_hidden()
    page.get_by_role("tab", name="Two", exact=True).press("ArrowLeft")
    told(page, "open False False False")
    page.get_by_role("button", name="About").click()
    told(page, "open False True False")
    assert page.url.endswith("?about=true")
    page.get_by_role("button", name="Drawer").click()
    told(page, "open False True True")
    expect(page.get_by_text("in the drawer")).to_be_visible()
    page.keyboard.press("Escape")
    told(page, "open False True False")
    assert problems(page) == []


def test_the_script_opens_and_the_address_does(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(SECTIONS)
    page = tabs.open(app)
    page.get_by_role("button", name="Open", exact=True).click()
    told(page, "open True True True")
    expect(page.get_by_text("made when it was opened")).to_be_visible()
    expect(page.get_by_text("of old")).to_be_visible()
    expect(page.get_by_text("in the drawer")).to_be_visible()
    page.reload()
    told(page, "open False True False")
    expect(page.get_by_text("of old")).to_be_visible()
    assert problems(page) == []


def test_a_section_that_tells_nothing_starts_no_run(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(SECTIONS)
    page = tabs.open(app)
    told(page, "open False False False")
    page.get_by_role("tab", name="Quiet two").click()
    expect(page.get_by_text("there all the time")).to_be_visible()
    page.get_by_role("tab", name="Two", exact=True).click()
    told(page, "open True False False")
    expect(page.get_by_text("there all the time")).to_be_visible()
