"""The menu of the page and its windows: settings, the theme and its editor, print, screencast, about."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.end_to_end.browser import App, Tabs, problems, settled, still
from tests.end_to_end.fake_server import eventually, get

ServeApp = Callable[[str], App]

_PAINTED = """([red, green, blue]) => {
    const canvas = document.querySelector("#main [data-kind=vega_lite] canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4)
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) return true;
    return false;
}"""

PAGE = """
    import streamlit as st
    st.set_page_config(menu_items={"Get help": "https://example.org/help", "About": "# Mine\\nVery **own**."})
    st.title("Sales")
    st.text(f"theme={st.context.theme.type}")
    st.bar_chart({"a": [1, 2, 3]})
    st.button("Go", type="primary")
    st.markdown("A [link](https://example.org), `code`")
    with st.expander("More"):
        st.text("closed away")
    with st.sidebar:
        st.text_input("Name")
"""


def _style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"element => getComputedStyle(element)[{json.dumps(name)}]"))


def _menu(page: Page, item: str) -> None:
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("menuitem", name=item).click()


def _config(app: App, text: str) -> None:
    folder = app.script.parent / ".streamlit"
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")


def _choose(page: Page, field: str, option: str) -> None:
    page.get_by_role("combobox", name=field, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


class TestMenu:
    def test_the_script_says_what_it_is_about_and_where_help_is(self, serve_app: ServeApp, tabs: Tabs) -> None:
        page = tabs.open(serve_app(PAGE))
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("menuitem")).to_have_count(8)
        items = page.get_by_role("menuitem").all_inner_texts()
        assert [item.splitlines()[0] for item in items] == [
            "Rerun",
            "Settings",
            "Print",
            "Record a screencast",
            "Get help",
            "About",
            "Clear cache",
            "Developer panel",
        ]
        expect(page.get_by_role("menuitem", name="Get help")).to_have_attribute("href", "https://example.org/help")
        page.get_by_role("menuitem", name="About").click()
        about = page.get_by_role("dialog", name="About")
        expect(about.get_by_role("heading", name="Mine")).to_be_visible()
        expect(about.locator("strong")).to_have_text("own")
        assert problems(page) == []
        page.keyboard.press("Escape")
        expect(about).to_be_hidden()

    def test_a_viewer_has_no_developer_options(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app(PAGE)
        page = tabs.open(app)
        _config(app, "[client]\ntoolbarMode = 'viewer'\n")
        expect(page.locator("button.fc-status")).to_be_hidden()
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("menuitem", name="Rerun")).to_be_visible()
        expect(page.get_by_role("menuitem", name="Clear cache")).to_have_count(0)
        page.keyboard.press("Escape")
        page.keyboard.press("c")
        page.wait_for_timeout(200)
        expect(page.get_by_role("dialog")).to_have_count(0)

    def test_the_minimal_menu_has_what_the_script_put_there(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app(PAGE)
        page = tabs.open(app)
        _config(app, "[client]\ntoolbarMode = 'minimal'\n")
        expect(page.locator("button.fc-status")).to_be_hidden()
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("menuitem")).to_have_text(["Settings", "Get help", "About"])
        app.save("import streamlit as st\nst.text('bare')")
        page.reload()
        expect(page.get_by_text("bare")).to_be_visible()
        expect(page.get_by_role("button", name="Menu")).to_have_count(0)

    def test_the_cache_is_cleared_after_a_question(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app(
            """
            import streamlit as st

            @st.cache_data
            def number():
                import itertools, sys
                return next(sys.modules.setdefault("flowc_chrome_counter", itertools.count(1)))

            st.text(f"number={number()}")
            """
        )
        page = tabs.open(app)
        page.keyboard.press("c")
        question = page.get_by_role("dialog", name="Clear the caches?")
        expect(question.get_by_role("button", name="Clear the caches")).to_be_focused()
        page.keyboard.press("r")
        page.keyboard.press("Escape")
        expect(question).to_be_hidden()
        assert len(app.reports) == 1, "neither the key in the question nor its refusal ran anything"
        page.keyboard.press("c")
        expect(question.get_by_role("button", name="Clear the caches")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_text("number=2")).to_be_visible()

    def test_everything_in_the_menu_is_reached_by_keyboard(self, serve_app: ServeApp, tabs: Tabs) -> None:
        page = tabs.open(serve_app(PAGE))
        button = page.get_by_role("button", name="Menu")
        button.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("menuitem", name="Rerun")).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("menuitem", name="Rerun")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        settings = page.get_by_role("dialog", name="Settings")
        expect(settings).to_be_visible()
        page.keyboard.press("Escape")
        expect(settings).to_be_hidden()
        expect(button).to_be_focused()


class TestSettings:
    def test_light_dark_and_wide_are_kept_for_the_next_visit(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app(PAGE)
        page = tabs.open(app)
        expect(page.get_by_text("theme=light")).to_be_visible()
        expect(page.locator("main")).to_have_css("max-width", "736px")
        _menu(page, "Settings")
        page.get_by_role("dialog").get_by_text("Dark", exact=True).click()
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
        # Who asks for the theme executes again, nobody else.
        expect(page.get_by_text("theme=dark")).to_be_visible()
        assert [slot.lines for slot in app.last.executed] == [(5, 5)]
        page.get_by_role("switch", name="Wide mode").click()
        expect(page.locator("main")).to_have_css("max-width", "2400px")
        assert problems(page) == []
        page.reload()
        settled(page)
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
        expect(page.locator(".fc-app")).to_have_attribute("data-layout", "wide")

    def test_saving_waits_to_be_asked(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app("import streamlit as st\nst.text('one')")
        page = tabs.open(app)
        _menu(page, "Settings")
        switch = page.get_by_role("switch", name="Run on save")
        expect(switch).to_be_checked()
        switch.click()
        expect(switch).not_to_be_checked()
        page.keyboard.press("Escape")
        app.save("import streamlit as st\nst.text('two')")
        banner = page.get_by_text("app.py changed.")
        expect(banner).to_be_visible()
        expect(page.get_by_text("one", exact=True)).to_be_visible()
        page.get_by_role("button", name="Always rerun").click()
        expect(page.get_by_text("two", exact=True)).to_be_visible()
        expect(banner).to_be_hidden()
        app.save("import streamlit as st\nst.text('three')")
        expect(page.get_by_text("three", exact=True)).to_be_visible()


class TestTheme:
    OWN = """
        [theme]
        base = "light"
        primaryColor = "#ff4b4b"
        backgroundColor = "#fff8f0"
        secondaryBackgroundColor = "#f3e6d8"
        textColor = "#3a2a1a"
        font = "serif"
        baseRadius = "large"
        headingFontSizes = ["50px"]
        baseFontSize = 18
        codeTextColor = "purple"
        chartCategoricalColors = ["#123456"]
        paddingTop = "7px"
        [theme.sidebar]
        backgroundColor = "#2a1a3a"
        textColor = "white"
        headingFontSizes = ["11px"]
    """

    def test_options_are_worn_by_page_and_charts_as_soon_as_they_are_saved(
        self, serve_app: ServeApp, tabs: Tabs
    ) -> None:
        app = serve_app(PAGE)
        page = tabs.open(app)
        page.get_by_role("textbox", name="Name").fill("typed")
        _config(app, "\n".join(line.strip() for line in self.OWN.splitlines()))
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 248, 240)")
        assert _style(page, "body", "color") == "rgb(58, 42, 26)"
        assert _style(page, "html", "fontSize") == "18px"
        assert _style(page, "#main h1", "fontSize") == "50px"
        assert "Georgia" in _style(page, "#main h1", "fontFamily")
        assert _style(page, ".fc-button[data-type=primary]", "backgroundColor") == "rgb(255, 75, 75)"
        assert _style(page, ".fc-button[data-type=primary]", "borderRadius") == "18px"
        assert _style(page, "#main .fc-inline-code", "color") == "rgb(128, 0, 128)"
        assert _style(page, "main", "paddingTop") == "7px"
        assert _style(page, ".fc-sidebar", "backgroundColor") == "rgb(42, 26, 58)"
        assert _style(page, ".fc-sidebar label", "color") == "rgb(255, 255, 255)"
        page.wait_for_function(_PAINTED, arg=[0x12, 0x34, 0x56])
        # A saved theme is no event: nothing ran, and what was typed is still there.
        assert len(app.reports) == 1
        expect(page.get_by_role("textbox", name="Name")).to_have_value("typed")
        still(page)
        assert problems(page) == []
        page.reload()
        settled(page)
        assert _style(page, "body", "backgroundColor") == "rgb(255, 248, 240)"

    def test_a_dark_and_a_light_theme_of_its_own(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app(PAGE)
        _config(app, "[theme.light]\nbackgroundColor = '#ffeeee'\n[theme.dark]\nbackgroundColor = '#220000'\n")
        page = tabs.open(app)
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 238, 238)")
        page.get_by_role("button", name="Use dark colours").click()
        expect(page.locator("body")).to_have_css("background-color", "rgb(34, 0, 0)")
        expect(page.get_by_text("theme=dark")).to_be_visible()
        dark = tabs.open(app, dark=True)
        expect(dark.locator("body")).to_have_css("background-color", "rgb(34, 0, 0)")
        assert problems(dark) == []

    def test_a_page_that_is_dark_by_its_ground_says_so(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app(PAGE)
        _config(app, "[theme]\nbackgroundColor = '#101820'\n")
        page = tabs.open(app)
        expect(page.get_by_text("theme=dark")).to_be_visible()
        expect(page.get_by_role("button", name="Use light colours")).to_have_count(0)

    def test_a_font_of_the_apps_own_is_loaded_from_where_it_says(
        self, serve_app: ServeApp, tabs: Tabs, tmp_path: Path
    ) -> None:
        app = serve_app(PAGE)
        _config(
            app,
            "[theme]\nfont = 'Own'\n[[theme.fontFaces]]\nfamily = 'Own'\nurl = 'https://fonts.test/own.woff2'\n"
            "weight = '400'\n",
        )
        eventually(lambda: b"own.woff2" in get(app.url, "/").body)
        asked: list[str] = []

        def answer(route: Route) -> None:
            asked.append(route.request.url)
            route.fulfill(content_type="font/woff2", body=b"")

        def prepare(page: Page) -> None:
            page.route("https://fonts.test/**", answer)

        page = tabs.open(app, prepare=prepare)
        page.wait_for_timeout(300)
        assert asked == ["https://fonts.test/own.woff2"]
        assert _style(page, "body", "fontFamily").startswith("Own")

    def test_the_editor_shows_at_once_and_gives_the_lines_to_keep(self, serve_app: ServeApp, tabs: Tabs) -> None:
        app = serve_app(PAGE)
        page = tabs.open(app)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        _menu(page, "Settings")
        page.get_by_role("button", name="Edit the theme").click()
        page.get_by_label("Primary colour", exact=True).fill("#aa0066")
        expect(page.locator(".fc-button[data-type=primary]").first).to_have_css("background-color", "rgb(170, 0, 102)")
        page.get_by_label("Background", exact=True).fill("#101010")
        expect(page.locator("body")).to_have_css("background-color", "rgb(16, 16, 16)")
        _choose(page, "Font", "serif")
        expect(page.locator("body")).to_have_css("font-family", _serif())
        page.get_by_label("Text", exact=True).fill("#333333")
        expect(page.get_by_text("contrast of 1.5 to 1", exact=False)).to_be_visible()
        page.get_by_label("Text", exact=True).fill("#fafafa")
        still(page)
        assert problems(page) == []
        page.get_by_role("button", name="Copy as config.toml").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = str(page.evaluate("navigator.clipboard.readText()"))
        assert copied.splitlines() == [
            "[theme]",
            'base = "light"',
            'primaryColor = "#aa0066"',
            'backgroundColor = "#101010"',
            'font = "serif"',
            'textColor = "#fafafa"',
        ]
        page.get_by_role("button", name="Undo all").click()
        expect(page.locator("body")).to_have_css("background-color", "rgb(252, 251, 249)")
        _config(app, copied)
        expect(page.locator("body")).to_have_css("background-color", "rgb(16, 16, 16)")


def _serif() -> str:
    return 'ui-serif, "Iowan Old Style", Charter, Georgia, "Noto Serif", "Liberation Serif", serif'


class TestPrint:
    def test_paper_has_the_content_and_not_the_chrome(self, serve_app: ServeApp, tabs: Tabs) -> None:
        page = tabs.open(serve_app(PAGE), dark=True)
        page.evaluate("window.print = () => { window.printed = true; window.dispatchEvent(new Event('beforeprint')) }")
        _menu(page, "Print")
        page.wait_for_function("window.printed === true")
        page.emulate_media(media="print", color_scheme="dark")
        expect(page.locator(".fc-header")).to_be_hidden()
        expect(page.get_by_role("button", name="Go")).to_be_hidden()
        expect(page.get_by_text("closed away")).to_be_visible()
        assert _style(page, "body", "color") == "rgb(29, 35, 39)", "on paper text is dark"
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen", color_scheme="dark")
        expect(page.get_by_text("closed away")).to_be_hidden()
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


class TestScreencast:
    @pytest.fixture
    def dialog(self, serve_app: ServeApp, tabs: Tabs) -> Locator:
        page = tabs.open(serve_app(PAGE))
        _menu(page, "Record a screencast")
        return page.get_by_role("dialog", name="Record a screencast")

    def test_a_film_is_made_and_can_be_taken_home(self, dialog: Locator, tmp_path: Path) -> None:
        page = dialog.page
        # What the reader would choose in the browser's own window.
        page.evaluate(
            """() => {
                navigator.mediaDevices.getDisplayMedia = async () => {
                    const canvas = document.createElement("canvas");
                    canvas.width = canvas.height = 64;
                    const context = canvas.getContext("2d");
                    setInterval(() => { context.fillStyle = `hsl(${Date.now() % 360} 80% 50%)`;
                                        context.fillRect(0, 0, 64, 64); }, 30);
                    return canvas.captureStream(30);
                };
            }"""
        )
        dialog.get_by_role("button", name="Start recording").click()
        expect(page.locator(".fc-recording")).to_be_visible()
        page.wait_for_timeout(600)
        page.locator(".fc-recording").get_by_role("button", name="Stop").click()
        film = page.get_by_role("dialog", name="Your screencast")
        with page.expect_download() as downloading:
            film.get_by_role("link", name="Download").click()
        assert downloading.value.suggested_filename.endswith(".webm")
        kept = tmp_path / "film.webm"
        downloading.value.save_as(kept)
        assert kept.read_bytes()[:4] == b"\x1a\x45\xdf\xa3", "a WebM film"

    def test_without_leave_nothing_is_recorded_and_that_is_said(self, dialog: Locator) -> None:
        dialog.page.evaluate(
            """() => {
                const refuse = async () => { throw new DOMException("no", "NotAllowedError"); };
                navigator.mediaDevices.getDisplayMedia = refuse;
            }"""
        )
        dialog.get_by_role("button", name="Start recording").click()
        expect(dialog.get_by_role("alert")).to_contain_text("not given leave")
        expect(dialog.page.locator(".fc-recording")).to_have_count(0)

    def test_a_browser_that_cannot_says_so(self, serve_app: ServeApp, tabs: Tabs) -> None:
        def prepare(page: Page) -> None:
            page.add_init_script("delete window.MediaRecorder")

        page = tabs.open(serve_app(PAGE), prepare=prepare)
        _menu(page, "Record a screencast")
        expect(page.get_by_text("This browser cannot record its screen", exact=False)).to_be_visible()
        expect(page.get_by_role("button", name="Start recording")).to_have_count(0)
