"""The app's logo in a real browser: where it stands, how high it is, where its link goes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.end_to_end.browser import PHONE, App, Tabs

ServeApp = Callable[[str], App]

LOGO = """
    import numpy as np
    import streamlit as st

    pictures = {"wide": np.full((10, 40, 3), 99, dtype="uint8"), "bird": "🐦", "home": ":material/home:"}
    shown = st.radio("Logo", ["wide", "bird", "none"])
    size = st.radio("Size", ["medium", "small", "large"])
    if shown != "none":
        st.logo(pictures[shown], size=size, link="https://example.org/", icon_image=pictures["home"])
    st.sidebar.text("beside the page")
    st.text(f"{shown} {size}")
"""

ALONE = """
    import numpy as np
    import streamlit as st

    st.logo(np.full((10, 40, 3), 99, dtype="uint8"))
    if st.checkbox("Another"):
        st.logo("data:image/png;base64,AAAA", size="large")
    st.text("no sidebar")
"""


def test_it_stands_in_the_sidebar_and_its_sign_in_the_header_of_a_closed_one(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(LOGO))
    inside, header = page.locator(".fc-sidebar .fc-logo"), page.locator(".fc-header .fc-logo")
    link = inside.get_by_role("link", name="Logo")
    expect(link).to_have_attribute("href", "https://example.org/")
    expect(link).to_have_attribute("target", "_blank")
    expect(inside.locator("img")).to_have_js_property("naturalWidth", 40)
    expect(inside.locator("img")).to_have_js_property("offsetHeight", 24)
    expect(header).to_have_count(0)
    page.get_by_role("button", name="Close the sidebar").click()
    expect(inside).to_be_hidden()
    expect(header.locator(".fc-icon")).to_have_text("home")


def test_it_follows_what_the_run_says_and_goes_with_one_that_says_nothing(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(LOGO))
    inside = page.locator(".fc-sidebar .fc-logo")
    for size, height in (("small", 20), ("large", 32)):
        page.get_by_role("radio", name=size).check()
        expect(inside.locator("img")).to_have_js_property("offsetHeight", height)
    page.get_by_role("radio", name="bird").check()
    expect(inside).to_have_text("🐦")
    expect(inside.locator("img")).to_have_count(0)
    page.get_by_role("radio", name="none").check()
    expect(inside).to_have_count(0)
    page.get_by_role("radio", name="wide").check()
    expect(inside.locator("img")).to_have_js_property("naturalWidth", 40)


def test_without_a_sidebar_it_stands_in_the_header(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(ALONE), viewport=PHONE)
    header = page.locator(".fc-header .fc-logo")
    expect(header.locator("img")).to_have_js_property("offsetHeight", 24)
    expect(header.get_by_role("link")).to_have_count(0)
    page.reload()
    expect(header.locator("img")).to_have_js_property("naturalWidth", 40)
    page.get_by_role("checkbox", name="Another").check()
    expect(header).to_have_attribute("data-size", "large")
    expect(header.locator("img")).to_have_count(0)
