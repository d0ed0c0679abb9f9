"""The chrome around a script in a real browser: runs, errors, hot reload, lost connections, a server that restarts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.end_to_end.browser import App, Tabs, served, settled

ServeApp = Callable[[str], App]

COUNTER = """
    import streamlit as st
    st.session_state.setdefault("n", 0)
    if st.button("Add"):
        st.session_state.n += 1
    st.text(f"n={st.session_state.n}")
    name = st.text_input("Name")
    st.text(f"name={name}")
"""


def says(page: Page, text: str) -> None:
    expect(page.locator("#main").get_by_text(text, exact=True)).to_be_visible()


class Wire:
    """The tab's WebSocket with the test in the middle: it can be cut, and kept cut."""

    def __init__(self) -> None:
        self.cut = False
        self.opened = 0
        self._route: WebSocketRoute | None = None

    def prepare(self, page: Page) -> None:
        page.route_web_socket("**/_flowc/stream", self._connect)

    def lose(self) -> None:
        assert self._route is not None
        self.cut = True
        self._route.close(code=1011)

    def _connect(self, route: WebSocketRoute) -> None:
        self.opened += 1
        if self.cut:
            route.close(code=1011)
            return
        route.connect_to_server()
        self._route = route


def test_a_lost_connection_comes_back_to_the_same_session(serve_app: ServeApp, tabs: Tabs) -> None:
    wire = Wire()
    page = tabs.open(serve_app(COUNTER), prepare=wire.prepare)
    page.get_by_role("button", name="Add").click()
    says(page, "n=1")
    wire.lose()
    banner = page.get_by_text("The connection is lost")
    expect(banner).to_be_visible()
    # What is entered meanwhile is kept and sent later.
    page.get_by_label("Name").fill("while away")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_have_value("while away")
    wire.cut = False
    says(page, "name=while away")
    expect(banner).to_be_hidden()
    page.get_by_role("button", name="Add").click()
    says(page, "n=2")
    assert wire.opened >= 2


def test_a_server_that_restarts_gives_a_new_session(tmp_path: Path, tabs: Tabs) -> None:
    script = tmp_path / "app.py"
    script.write_text(dedent(COUNTER), encoding="utf-8")
    with served(script) as app:
        page = tabs.open(app)
        page.get_by_role("button", name="Add").click()
        says(page, "n=1")
    expect(page.get_by_text("The connection is lost")).to_be_visible()
    # The page stays readable meanwhile.
    says(page, "n=1")
    with served(script, port=int(app.url.rsplit(":", 1)[1].rstrip("/"))):
        says(page, "n=0")
        expect(page.get_by_text("The connection is lost")).to_be_hidden()
        page.get_by_role("button", name="Add").click()
        says(page, "n=1")
    # Refused connections are reported by the browser itself.
    tabs.problems[:] = [each for each in tabs.problems if "WebSocket connection" not in each]


def test_two_tabs_are_two_sessions(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(COUNTER)
    first, second = tabs.open(app), tabs.open(app)
    first.get_by_role("button", name="Add").click()
    says(first, "n=1")
    says(second, "n=0")
    first.reload()
    says(first, "n=0")


def test_an_error_of_the_script_is_readable(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import streamlit as st
        st.text("before")
        def divide(a, b):
            return a / b
        if st.checkbox("Break"):
            divide(1, 0)
        st.text("after")
        """
    )
    page = tabs.open(app)
    page.get_by_label("Break").check()
    error = page.locator(".fc-exception")
    expect(error).to_contain_text("ZeroDivisionError: division by zero")
    expect(error.locator("li")).to_have_count(2)
    expect(error.locator("li").first).to_contain_text("app.py:7")
    expect(error.locator("li").last).to_contain_text("return a / b")
    says(page, "before")
    expect(page.get_by_text("after", exact=True)).to_have_count(0)
    page.get_by_label("Break").uncheck()
    says(page, "after")
    expect(error).to_have_count(0)


def test_saving_the_script_shows_the_new_text_and_keeps_the_state(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(COUNTER)
    page = tabs.open(app)
    page.get_by_role("button", name="Add").click()
    says(page, "n=1")
    app.save(COUNTER.replace('f"n=', 'f"count='))
    says(page, "count=1")
    app.save("import streamlit as st\nst.text('x'\n")
    expect(page.locator(".fc-exception")).to_contain_text("SyntaxError")
    app.save(COUNTER)
    says(page, "n=1")


def test_rerun_and_clear_cache_by_key_and_by_menu(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import streamlit as st
        made = []

        @st.cache_data(show_spinner=False)
        def number():
            import itertools, sys
            counter = sys.modules.setdefault("flowc_test_counter", itertools.count(1))
            return next(counter)

        st.text(f"number={number()}")
        st.text_input("Field")
        """
    )
    page = tabs.open(app)
    says(page, "number=1")
    runs = len(app.reports)
    page.get_by_label("Field").focus()
    page.keyboard.type("rc")
    assert len(app.reports) == runs
    page.locator("body").click(position={"x": 5, "y": 5})
    app.has_run(page, runs + 1)
    page.keyboard.press("r")
    app.has_run(page, runs + 2)
    says(page, "number=1")
    page.keyboard.press("c")
    page.get_by_role("button", name="Clear the caches").click()
    says(page, "number=2")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("menuitem", name="Clear cache").click()
    page.get_by_role("button", name="Clear the caches").click()
    says(page, "number=3")


def test_a_long_run_can_be_stopped(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import time
            import streamlit as st
            place = st.empty()
            if st.checkbox("Long"):
                for step in range(600):
                    place.text(f"step {step}")
                    time.sleep(0.05)
            """
        )
    )
    page.get_by_label("Long").check()
    expect(page.get_by_text("Running…")).to_be_visible()
    expect(page.get_by_text("step", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    settled(page)
    shown = page.locator("#main [data-kind=text]").inner_text()
    page.wait_for_timeout(300)
    assert page.locator("#main [data-kind=text]").inner_text() == shown


def test_what_ran_is_told_in_the_header_and_in_the_panel(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(COUNTER)
    page = tabs.open(app)
    page.get_by_label("Name").fill("x")
    page.keyboard.press("Enter")
    says(page, "name=x")
    app.has_run(page, 2)
    last = app.last
    expect(page.locator("button.fc-status")).to_contain_text(f"{len(last.executed)} ran · {len(last.reused)} reused")
    page.locator("button.fc-status").click()
    panel = page.get_by_role("complementary", name="Developer panel")
    expect(panel.get_by_role("row")).to_have_count(len(last.executed) + 1)
    expect(panel).to_contain_text(f'Run {last.run} ended to the end: the text_input "Name" was set to x.')
    page.keyboard.press("Escape")


def test_page_config_sets_title_icon_layout_and_sidebar(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            st.set_page_config("My page", "🐟", layout="wide", initial_sidebar_state="collapsed")
            st.sidebar.text("in the sidebar")
            st.text("hello")
            """
        )
    )
    says(page, "hello")
    assert page.title() == "My page"
    assert (page.locator("link[rel=icon]").get_attribute("href") or "").startswith("data:image/svg+xml")
    expect(page.locator(".fc-app")).to_have_attribute("data-layout", "wide")
    expect(page.get_by_text("in the sidebar")).to_be_hidden()
    page.get_by_role("button", name="Open the sidebar").click()
    expect(page.get_by_text("in the sidebar")).to_be_visible()


def test_stale_parts_dim_only_when_a_run_takes_its_time(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import time
            import streamlit as st
            seconds = st.number_input("Seconds", 0, 3, 0)
            st.text(f"seconds={seconds}")
            time.sleep(float(seconds))
            st.text(f"below {seconds}")
            """
        )
    )
    below = page.locator("#main [data-kind=text]").last
    page.get_by_role("button", name="Increase Seconds").click()
    page.get_by_role("button", name="Increase Seconds").click()
    says(page, "seconds=2")
    expect(below).to_have_text("below 0")
    expect(below).to_have_attribute("data-stale", "true")
    says(page, "below 2")
    expect(below).not_to_have_attribute("data-stale", "true")
