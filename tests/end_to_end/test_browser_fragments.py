"""Fragments, dialogs and status sections in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.end_to_end.browser import App, Tabs

ServeApp = Callable[[str], App]


def says(page: Page, text: str) -> None:
    expect(page.get_by_text(text, exact=True)).to_be_visible()


def test_a_fragment_runs_alone(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st

            def main():
                st.session_state.runs = st.session_state.get("runs", 0) + 1

                @st.fragment
                def part():
                    name = st.text_input("Name")
                    st.sidebar.text(f"side {name}")
                    st.text(f"part {name} {st.session_state.runs}")

                part()
                st.text(f"page {st.session_state.runs}")
                st.checkbox("All")

            main()
            """
        )
    )
    says(page, "page 1")
    page.get_by_label("Name").fill("Ida")
    page.keyboard.press("Enter")
    says(page, "part Ida 1")
    says(page, "side Ida")
    says(page, "page 1")
    page.get_by_label("All").check()
    says(page, "part Ida 2")
    says(page, "page 2")


def test_a_fragment_runs_every_so_often(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st

            @st.fragment(run_every=0.2)
            def clock():
                st.session_state.ticks = st.session_state.get("ticks", 0) + 1
                st.text("ticked" if st.session_state.ticks > 3 else "waiting")

            st.session_state.runs = st.session_state.get("runs", 0) + 1
            clock()
            st.text(f"page {st.session_state.runs}")
            """
        )
    )
    says(page, "ticked")
    says(page, "page 1")


DIALOG = """
    import streamlit as st

    @st.dialog("Vote", on_dismiss={dismiss!r})
    def vote(item):
        reason = st.text_input("Because")
        st.text(f"{{item}} {{reason}}")
        if st.button("Submit"):
            st.session_state.vote = f"{{item}}: {{reason}}"
            st.rerun()

    st.session_state.runs = st.session_state.get("runs", 0) + 1
    if st.button("Open"):
        vote("A")
    st.text(f"voted {{st.session_state.get('vote')}} {{st.session_state.runs}}")
"""


def test_a_dialog_opens_runs_alone_and_closes(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(DIALOG.format(dismiss="ignore")))
    dialog = page.get_by_role("dialog", name="Vote")
    page.get_by_role("button", name="Open").click()
    expect(dialog).to_be_visible()
    dialog.get_by_label("Because").fill("why")
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("A why", exact=True)).to_be_visible()
    dialog.get_by_role("button", name="Submit").click()
    expect(dialog).to_be_hidden()
    says(page, "voted A: why 3")


def test_a_dialog_that_was_closed_opens_again(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(DIALOG.format(dismiss="ignore")))
    dialog = page.get_by_role("dialog", name="Vote")
    for _ in range(2):
        page.get_by_role("button", name="Open").click()
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
    says(page, "voted None 3")


def test_closing_a_dialog_reruns_where_the_script_wants_to_know(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(DIALOG.format(dismiss="rerun")))
    page.get_by_role("button", name="Open").click()
    page.get_by_role("dialog", name="Vote").get_by_role("button", name="Close the dialog").click()
    says(page, "voted None 3")


def test_a_status_tells_its_state(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            with st.status("Reading", expanded=True) as status:
                st.text("a step")
                status.update(label="Read")
            st.status("Failing", state="error")
            """
        )
    )
    expect(page.get_by_role("img", name="Complete")).to_be_visible()
    expect(page.get_by_role("img", name="Failed")).to_be_visible()
    says(page, "Read")
    says(page, "a step")
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_text("a step", exact=True)).to_be_hidden()
