"""What stands at the foot of the main part, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.end_to_end.browser import PHONE, App, Tabs, problems

ServeApp = Callable[[str], App]

BOTTOM = """
    import streamlit as st

    with st.bottom:
        shown = st.checkbox("Rows", True)
        st.text(f"rows {shown}")
    said = st.chat_input("Say something")
    for row in range(60 if shown else 1):
        st.text(f"row {row}")
    if st.checkbox("More"):
        st.bottom.button("At the very end")
"""


def test_it_stays_in_sight_while_the_rest_scrolls(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(BOTTOM))
    text, line = page.get_by_text("rows True"), page.get_by_role("textbox", name="Say something")
    expect(page.locator("#main").get_by_text("row 59")).not_to_be_in_viewport()
    expect(text).to_be_in_viewport()
    expect(line).to_be_in_viewport()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(page.get_by_text("row 59")).to_be_in_viewport()
    expect(text).to_be_in_viewport()
    assert problems(page) == []


def test_below_little_it_is_at_the_foot_of_the_window_and_works(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(BOTTOM), viewport=PHONE)
    page.get_by_role("checkbox", name="Rows").uncheck()
    expect(page.get_by_text("rows False")).to_be_visible()
    page.get_by_role("checkbox", name="More").check()
    last = page.get_by_role("button", name="At the very end")
    expect(last).to_be_visible()
    box = last.bounding_box()
    assert box is not None
    assert PHONE["height"] - 60 < box["y"] + box["height"] <= PHONE["height"]
    line = page.get_by_role("textbox", name="Say something").bounding_box()
    assert line is not None
    assert line["y"] < box["y"]
    page.get_by_role("checkbox", name="More").uncheck()
    expect(last).to_have_count(0)
