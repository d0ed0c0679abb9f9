"""Inputs in a real browser: each is used as a person would, and what it was given arrives in the script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.browser import App, Tabs, problems, settled

ServeApp = Callable[[str], App]

CHOICES = """
    import streamlit as st

    st.write("pill", st.pills("Pill", ["red", "green"], default="green"))
    st.write("segments", st.segmented_control("Segment", ["a", "b", "c"], selection_mode="multi"))
    st.write("stars", st.feedback("stars"))
    st.write("page", st.pagination(20, default=3))
    st.write("menu", st.menu_button("Export", ["csv", "json"]))
    st.write("colour", st.color_picker("Colour", "#00ff00"))
    st.write("followed", st.link_button("Follow", "about:blank#", on_click="rerun", disabled=True))
"""

TIMES = """
    import datetime as dt
    import streamlit as st

    st.write("day", str(st.date_input("Day", dt.date(2024, 5, 31))))
    st.write("span", str(len(st.date_input("Span", (dt.date(2024, 5, 3), dt.date(2024, 5, 9))))))
    st.write("time", str(st.time_input("Time", dt.time(8, 15))))
    st.write("moment", str(st.datetime_input("Moment", dt.datetime(2024, 5, 31, 18, 45))))
    st.write("none", str(st.date_input("None yet", None, "2024-01-01", "2024-12-31")))
"""


def says(page: Page, text: str) -> None:
    expect(page.get_by_text(text, exact=True)).to_be_visible()


def test_buttons_that_choose(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(CHOICES))
    says(page, "pill green")
    page.get_by_role("button", name="red").click()
    says(page, "pill red")
    page.get_by_role("button", name="red").click()
    says(page, "pill None")
    for name in ("c", "a"):
        page.get_by_role("button", name=name, exact=True).click()
        settled(page)
    expect(page.locator(".fc-json")).to_contain_text("a")
    assert page.get_by_role("group", name="Segment").get_by_role("button", pressed=True).all_inner_texts() == ["a", "c"]
    page.get_by_role("button", name="4 of 5 stars").click()
    says(page, "stars 3")
    page.get_by_role("button", name="Page 4", exact=True).click()
    says(page, "page 4")
    page.get_by_role("button", name="Next page").click()
    says(page, "page 5")


def test_a_menus_option_counts_for_one_run(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(CHOICES))
    page.get_by_role("button", name="Export").click()
    page.get_by_role("menuitem", name="json").click()
    says(page, "menu json")
    page.get_by_role("button", name="red").click()
    says(page, "menu None")


def test_a_colour_is_sent_when_its_palette_closes(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(CHOICES))
    page.get_by_role("button", name="Colour: #00ff00").click()
    field = page.get_by_role("textbox", name="Hex value")
    field.fill("nonsense")
    field.press("Enter")
    says(page, "colour #00ff00")
    page.get_by_role("button", name="Colour: #00ff00").click()
    field.fill("#123456")
    says(page, "colour #00ff00")
    page.keyboard.press("Escape")
    says(page, "colour #123456")


def test_dates_are_typed_and_chosen(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(TIMES))
    day = page.get_by_role("textbox", name="Day", exact=True)
    day.fill("2024/06/02")
    day.press("Enter")
    page.keyboard.press("Tab")
    says(page, "day 2024-06-02")
    page.get_by_role("button", name="Span 2024/05/03").click()
    page.get_by_role("button", name="14 May 2024").click()
    says(page, "span 1")
    page.get_by_role("button", name="16 May 2024").click()
    says(page, "span 2")
    says(page, "none None")
    empty = page.get_by_role("textbox", name="None yet")
    empty.fill("2025/06/02")
    page.keyboard.press("Tab")
    settled(page)
    says(page, "none None")


def test_times_are_typed_and_chosen(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(TIMES))
    minutes = page.get_by_role("spinbutton", name="Time: minutes")
    minutes.click()
    page.keyboard.type("42")
    page.keyboard.press("Tab")
    says(page, "time 08:42:00")
    page.get_by_role("spinbutton", name="Time: hours").click()
    page.get_by_role("button", name="10:30", exact=True).click()
    says(page, "time 10:30:00")
    page.get_by_role("button", name="Moment 2024").click()
    page.get_by_role("button", name="14 May 2024").click()
    page.get_by_role("button", name="Done").click()
    says(page, "moment 2024-05-14 18:45:00")


def test_a_link_of_another_kind_is_not_opened(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            st.link_button("Bad", "javascript:window.hit = 1", shortcut="Ctrl+J")
            st.link_button("Good", "https://example.org/")
            """
        )
    )
    page.get_by_text("Bad").click(force=True)
    page.keyboard.press("Control+j")
    assert page.evaluate("window.hit") is None
    assert page.get_by_text("Bad").evaluate("one => one.closest('a').href") == ""
    expect(page.get_by_role("link", name="Good")).to_have_attribute("href", "https://example.org/")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_inputs_are_accessible(serve_app: ServeApp, tabs: Tabs, dark: bool) -> None:
    for source in (CHOICES, TIMES):
        assert problems(tabs.open(serve_app(source), dark=dark)) == []


def test_a_password_can_be_looked_at_without_being_sent(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app("""
        import streamlit as st

        st.text(f"{st.text_input('Secret', type='password')!r} is known")
    """)
    page = tabs.open(app)
    field, eye = page.get_by_label("Secret", exact=True), page.get_by_role("button", name="Show what is typed")
    field.fill("abc")
    expect(field).to_have_attribute("type", "password")
    eye.click()
    expect(field).to_have_attribute("type", "text")
    expect(eye).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("'' is known")).to_be_visible()
    field.press("Enter")
    expect(page.get_by_text("'abc' is known")).to_be_visible()
    assert problems(page) == []


def test_a_text_of_the_script_is_put_into_the_line_once(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import streamlit as st

    if st.button("Suggest"):
        st.session_state.line = "Good morning"
    st.slider("n", 0, 9)
    st.write("sent", st.chat_input("Say", key="line"))
    """
    )
    page = tabs.open(app)
    line = page.get_by_role("textbox", name="Say")
    for _ in range(2):
        page.get_by_role("button", name="Suggest").click()
        expect(line).to_have_value("Good morning")
        line.fill("Good evening")
    page.get_by_role("slider").press("ArrowRight")
    settled(page)
    expect(line).to_have_value("Good evening")
    line.press("Enter")
    expect(page.get_by_text("sent Good evening")).to_be_visible()
    expect(line).to_have_value("")
