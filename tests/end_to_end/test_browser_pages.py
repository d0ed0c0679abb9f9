"""An app of several pages in a real browser: the menu, links, the address, back and forward."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.browser import PHONE, App, Tabs

ServeApp = Callable[[str], App]

PAGES = """
    import streamlit as st

    def home():
        st.text("this is home")
        st.page_link(second, label="To the second", query_params={"a": "1"})
        if st.button("Set"):
            st.query_params["b"] = "2"

    def two():
        st.text(f"this is two, a={st.query_params.get('a')}")
        if st.button("Switch"):
            st.switch_page(first)

    def hidden():
        st.text("nobody sees the way")

    first = st.Page(home, title="Home", icon="🏠")
    second = st.Page(two, url_path="second", title="Second page")
    pages = [first, second, st.Page(hidden, visibility="hidden")]
    st.navigation({"Start": pages[:1], "More": pages[1:]}, position=POSITION).run()
"""


def says(page: Page, text: str) -> None:
    expect(page.locator("#main").get_by_text(text, exact=True)).to_be_visible()


def address(page: Page) -> str:
    parts = urlsplit(page.url)
    return parts.path + ("?" + parts.query if parts.query else "")


@pytest.mark.parametrize("position", ["sidebar", "top"])
def test_the_menu_the_address_and_the_way_back(serve_app: ServeApp, tabs: Tabs, position: str) -> None:
    page = tabs.open(serve_app(PAGES.replace("POSITION", repr(position))), dark=position == "top")
    menu = page.get_by_role("navigation", name="Pages")
    expect(menu.get_by_role("link")).to_have_count(2)
    expect(menu.get_by_role("link", name="Home")).to_have_attribute("aria-current", "page")
    expect(page).to_have_title("Home")
    menu.get_by_role("link", name="Second page").click()
    says(page, "this is two, a=None")
    assert address(page) == "/second"
    expect(page).to_have_title("Second page")
    page.go_back()
    says(page, "this is home")
    assert address(page) == "/"
    page.get_by_role("link", name="To the second").click()
    says(page, "this is two, a=1")
    assert address(page) == "/second?a=1"
    page.reload()
    says(page, "this is two, a=1")
    page.get_by_role("button", name="Switch").click()
    says(page, "this is home")
    expect(page).to_have_url(re.compile(r"//[^/]+/$"))
    page.get_by_role("button", name="Set").click()
    expect(page).to_have_url(re.compile(r"//[^/]+/\?b=2$"))


def test_the_menu_on_a_phone_gives_way_to_the_page(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(PAGES.replace("POSITION", "'sidebar'")), viewport=PHONE, touch=True)
    says(page, "this is home")
    page.get_by_role("button", name="Open the sidebar").click()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Second page").click()
    says(page, "this is two, a=None")
    expect(page.get_by_role("navigation", name="Pages")).not_to_be_visible()


def test_an_address_without_a_page_says_so_and_shows_the_first(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(PAGES.replace("POSITION", "'sidebar'"))
    page = tabs.open(app)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.goto(f"{app.url.rstrip('/')}/nowhere")
    says(page, "this is home")
    expect(page.get_by_role("alert")).to_contain_text("Page not found")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Second page").click()
    says(page, "this is two, a=None")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_moments_choices_and_pages_are_bound_to_the_address(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app("""
        from datetime import date, time
        import streamlit as st

        day = st.date_input("Day", date(2026, 5, 2), key="day", bind="query-params")
        at = st.time_input("At", time(12, 30), key="at", bind="query-params")
        some = st.pills("Some", ["a", "b"], default="a", selection_mode="multi", key="some", bind="query-params")
        stars = st.feedback("stars", key="stars", default=1, bind="query-params")
        number = st.pagination(9, key="page", bind="query-params")
        st.text(f"{day} {at} {some} {stars} {number}")
    """)
    page = tabs.open(app)
    says(page, "2026-05-02 12:30:00 ['a'] 1 1")
    page.get_by_role("button", name="b", exact=True).click()
    says(page, "2026-05-02 12:30:00 ['a', 'b'] 1 1")
    assert address(page) == "/?some=a&some=b"
    page.get_by_role("button", name="a", exact=True).click()
    page.get_by_role("button", name="b", exact=True).click()
    says(page, "2026-05-02 12:30:00 [] 1 1")
    assert address(page) == "/?some="
    page.get_by_role("button", name="Page 3", exact=True).click()
    says(page, "2026-05-02 12:30:00 [] 1 3")
    assert address(page) == "/?page=3&some="
    page.goto(f"{app.url.rstrip('/')}/?day=2026-06-01&at=08:15&some=b&some=x&stars=4&page=99")
    says(page, "2026-06-01 08:15:00 ['b'] 4 1")
    expect(page).to_have_url(re.compile(r"/\?(?=.*day=2026-06-01)(?=.*some=b)(?=.*stars=4)(?!.*page)(?!.*x)"))


def test_a_widget_that_is_bound_to_the_address(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app("""
        import streamlit as st

        n = st.number_input("N", 0, 9, 1, key="n", bind="query-params")
        if st.button("Set", on_click=lambda: st.session_state.update(n=8)):
            st.text("set")
        st.text(f"n={n} {st.query_params.get('n')}")
        with st.form("f"):
            st.text_input("Word", key="w", bind="query-params")
            st.form_submit_button("Send")
    """)
    page = tabs.open(app)
    says(page, "n=1 None")
    page.get_by_label("N", exact=True).fill("5")
    page.keyboard.press("Enter")
    says(page, "n=5 5")
    assert address(page) == "/?n=5"
    page.get_by_role("button", name="Set").click()
    says(page, "n=8 8")
    expect(page).to_have_url(re.compile(r"/\?n=8$"))
    page.go_back()
    says(page, "n=5 5")
    expect(page.get_by_label("N", exact=True)).to_have_value("5")
    page.get_by_label("Word").fill("hi there")
    page.get_by_label("Word").blur()
    expect(page).to_have_url(re.compile(r"/\?n=5&w=hi\+there$"))
    page.goto(f"{app.url.rstrip('/')}/?n=7&w=x&n2=1")
    says(page, "n=7 7")
    expect(page.get_by_label("Word")).to_have_value("x")
    page.goto(f"{app.url.rstrip('/')}/?n=99")
    says(page, "n=1 None")
    expect(page).to_have_url(re.compile(r"//[^/]+/$"))
