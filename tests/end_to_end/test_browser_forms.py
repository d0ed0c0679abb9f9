"""A form in a real browser: nothing is sent before its button is pressed, or Enter in one of its fields."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.end_to_end.browser import App, Tabs

ServeApp = Callable[[str], App]

SCRIPT = """
    import streamlit as st

    def main():
        with st.form("order", clear_on_submit={clears}, enter_to_submit={enters}):
            name = st.text_input("Name", "nobody")
            amount = st.number_input("Amount", 0, 9, 1)
            sure = st.checkbox("Sure")
            colour = st.selectbox("Colour", ["red", "green"])
            sent = st.form_submit_button("Send")
        st.text(f"{{name}} {{amount}} {{sure}} {{colour}} {{sent}}")
        st.button("Elsewhere")

    main()
"""


def says(page: Page, text: str) -> None:
    expect(page.locator("#main").get_by_text(text, exact=True)).to_be_visible()


def script(*, clears: bool = False, enters: bool = True) -> str:
    return SCRIPT.format(clears=clears, enters=enters)


def test_values_wait_for_the_button(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(script())
    page = tabs.open(app)
    says(page, "nobody 1 False red False")
    page.get_by_label("Name").fill("Ida")
    page.get_by_role("button", name="Increase Amount").click()
    page.get_by_label("Sure").check()
    page.get_by_role("combobox", name="Colour").click()
    page.get_by_role("option", name="green").click()
    page.get_by_role("button", name="Elsewhere").click()
    says(page, "nobody 1 False red False")
    expect(page.get_by_label("Sure")).to_be_checked()
    page.get_by_role("button", name="Send").click()
    says(page, "Ida 2 True green True")
    page.get_by_role("button", name="Elsewhere").click()
    says(page, "Ida 2 True green False")
    app.has_run(page, 4)
    assert [report.seq for report in app.reports][-3:] == [1, 2, 3]


def test_enter_submits_where_it_may(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(script()))
    page.get_by_label("Sure").check()
    page.get_by_label("Name").fill("Bo")
    page.keyboard.press("Enter")
    says(page, "Bo 1 True red True")


def test_enter_does_not_submit_where_it_may_not(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(script(enters=False))
    page = tabs.open(app)
    page.get_by_label("Name").fill("Bo")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Elsewhere").click()
    app.has_run(page, 2)
    says(page, "nobody 1 False red False")
    expect(page.get_by_label("Name")).to_have_value("Bo")
    assert [report.seq for report in app.reports][-1] == 1


def test_a_form_is_cleared_after_it_was_sent(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(script(clears=True)))
    page.get_by_label("Name").fill("Ida")
    page.get_by_label("Sure").check()
    page.get_by_role("button", name="Send").click()
    says(page, "Ida 1 True red True")
    expect(page.get_by_label("Name")).to_have_value("nobody")
    expect(page.get_by_label("Sure")).not_to_be_checked()
    page.get_by_role("button", name="Send").click()
    says(page, "nobody 1 False red True")
