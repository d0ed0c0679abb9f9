"""A script, served for real and opened in a real browser: what the browser tests stand on.

Holds: one browser per test module; each test has a server, a script and a tab of its own, and fails when the page
reports an error that the test did not expect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect, sync_playwright

from flowc_runtime.events import RunReport
from flowc_runtime.server import ServeOptions, serving

CLIENT = Path(__file__).parents[2] / "client" / "web"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

WIDE = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)

expect.set_options(timeout=15_000)


@dataclass(slots=True)
class App:
    """A script that is being served."""

    script: Path
    url: str
    reports: list[RunReport]

    def save(self, source: str) -> None:
        self.script.write_text(dedent(source), encoding="utf-8")

    @property
    def last(self) -> RunReport:
        return self.reports[-1]

    def has_run(self, page: Page, times: int) -> None:
        """Wait until that many runs have ended since the server began, and no more."""
        for _ in range(150):
            if len(self.reports) >= times:
                break
            page.wait_for_timeout(100)
        settled(page)
        assert len(self.reports) == times


@dataclass(slots=True)
class Tabs:
    """Opens tabs and remembers what went wrong in them."""

    browser: Browser
    stack: ExitStack
    problems: list[str] = field(default_factory=list[str])

    def open(
        self,
        app: App,
        *,
        viewport: ViewportSize = WIDE,
        dark: bool = False,
        touch: bool = False,
        prepare: Callable[[Page], None] | None = None,
    ) -> Page:
        """A tab in a browser context of its own, with the first run of the script shown."""
        context = self.browser.new_context(
            viewport=viewport, color_scheme="dark" if dark else "light", has_touch=touch, reduced_motion="reduce"
        )
        self.stack.callback(context.close)
        page = context.new_page()

        # A function, since the driver keeps notes on whatever object a method is bound to.
        def heard(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.problems.append(message.text)

        page.on("console", heard)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        if prepare is not None:
            prepare(page)
        page.goto(app.url)
        expect(page.locator("#main > [data-kind=root]")).to_be_visible()
        settled(page)
        return page


def settled(page: Page) -> None:
    """Wait until the run status in the header says that a run has ended and none is going on."""
    expect(page.locator("button.fc-status")).to_be_visible()


def still(page: Page) -> None:
    """Wait until no run is going on and nothing on the page has changed for a while: what draws late has drawn."""
    settled(page)
    page.evaluate(
        """() => new Promise(resolve => {
            const quiet = () => setTimeout(() => { observer.disconnect(); resolve(null); }, 700);
            let timer = quiet();
            const observer = new MutationObserver(() => { clearTimeout(timer); timer = quiet(); });
            observer.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
        })"""
    )


# Colours on their way to others have a contrast of their own; until the font of the icons is there, an icon is its name
# in letters, which axe takes for a text.
_DRAWN = """
document.getAnimations().every(one => one.playState !== "running" || one.effect.getTiming().iterations === Infinity)
&& (!document.querySelector(".fc-icon")
    || [...document.fonts].some(font => font.family.includes("Material Symbols") && font.status === "loaded"))
"""


def problems(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds wrong with the page as it is: rules, each with what breaks it."""
    # Evaluated, not added as a script element: the page's content policy allows no inline script.
    page.evaluate((CLIENT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    for _ in range(100):
        if page.evaluate(_DRAWN):
            break
        page.wait_for_timeout(50)
    else:
        raise AssertionError("the page does not come to rest")
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found["violations"]]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Module scope: the driver keeps an event loop in this thread, which other modules may need themselves."""
    assert (CLIENT / "dist" / "index.html").is_file(), "the web client is not built: run `make setup`"
    assert CHROMIUM.is_file(), "browser tests need Chromium: run `make setup`"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def tabs(chromium: Browser) -> Iterator[Tabs]:
    with ExitStack() as stack:
        tabs = Tabs(chromium, stack)
        yield tabs
    assert tabs.problems == []


@pytest.fixture
def serve_app(tmp_path: Path) -> Iterator[Callable[[str], App]]:
    """Serve a script, given as its source."""
    with ExitStack() as stack:

        def serve(source: str) -> App:
            script = tmp_path / "app.py"
            script.write_text(dedent(source), encoding="utf-8")
            return stack.enter_context(served(script))

        yield serve


@contextmanager
def served(script: Path, port: int = 0) -> Iterator[App]:
    reports: list[RunReport] = []

    def keep(_session: str, report: RunReport) -> None:
        reports.append(report)

    with serving(ServeOptions(script, port=port, headless=True, on_report=keep)) as url:
        yield App(script, url, reports)
