"""The developer panel: what ran and why, which cell an element comes from, and the graph that follows the runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Locator, Page, expect

from flowc.cli.graph.build import view_of
from flowc.cli.graph.html import html
from flowc.cli.script import open_script
from flowc_runtime.events import RunReport
from flowc_runtime.server import ServeOptions, serving
from tests.end_to_end.browser import PHONE, App, Tabs, problems, settled, still

SCRIPT = """
import time
import streamlit as st
limit = st.slider("Limit", 0, 9, 3)
st.text(f"limit={limit}")
time.sleep(0.03)
password = st.text_input("Password", type="password")
st.text(f"{len(password)} letters")
if st.checkbox("More"):
    st.metric("Above", 10 - limit)
"""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """With the graph, as `flowc run` serves it."""
    script = tmp_path / "app.py"
    script.write_text(dedent(SCRIPT).lstrip(), encoding="utf-8")
    reports: list[RunReport] = []

    def keep(_session: str, report: RunReport) -> None:
        reports.append(report)

    def graph() -> str:
        return html(view_of(open_script(script), shown_as=script.name))

    with ExitStack() as stack:
        options = ServeOptions(script, port=0, headless=True, on_report=keep, graph=graph)
        yield App(script, stack.enter_context(serving(options)), reports)


@pytest.fixture
def page(app: App, tabs: Tabs) -> Page:
    page = tabs.open(app)
    page.locator("button.fc-status").click()
    return page


@pytest.fixture
def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Developer panel")


def _cells(panel: Locator) -> Locator:
    return panel.get_by_role("region", name="Cells of the last run").locator("tbody tr")


def _more(page: Page, app: App) -> None:
    page.get_by_label("More").check()
    app.has_run(page, 2)


def test_the_panel_follows_the_runs(page: Page, panel: Locator, app: App) -> None:
    expect(_cells(panel)).to_have_count(len(app.last.executed))
    _more(page, app)
    expect(panel).to_contain_text('the checkbox "More" was set to True')
    expect(_cells(panel)).to_have_count(len(app.last.executed))
    expect(_cells(panel).filter(has_text="st.checkbox(")).to_contain_text("the checkbox changed")
    panel.get_by_label("Show what was reused, too").check()
    expect(_cells(panel)).to_have_count(len(app.last.executed) + len(app.last.reused))
    expect(_cells(panel).filter(has_text="limit=")).to_contain_text("reused")
    saved = panel.locator("dd").nth(3)
    expect(saved).not_to_have_text("<1 ms")
    assert problems(page) == []


def test_an_element_says_which_cell_it_comes_from_and_why(page: Page, panel: Locator, app: App) -> None:
    _more(page, app)
    panel.get_by_role("button", name="Which cell?").click()
    page.get_by_text("limit=3").hover()
    expect(page.locator("[data-picked]")).to_have_count(1)
    page.get_by_text("limit=3").click()
    why = panel.get_by_role("region", name="Why")
    expect(why.get_by_role("heading")).to_have_text('text "limit=3"')
    expect(why).to_contain_text("reused: no input changed")
    expect(why).to_contain_text("It last executed in run 1")
    expect(page.locator("[data-picked]")).to_have_count(0)
    # Pointing at a widget does not press it.
    panel.get_by_role("button", name="Which cell?").click()
    page.get_by_label("More").click(force=True)
    expect(why.get_by_role("heading")).to_have_text('checkbox "More"')
    expect(page.get_by_label("More")).to_be_checked()
    assert len(app.reports) == 2
    assert problems(page) == []


def test_pointing_works_by_keyboard_and_can_be_given_up(page: Page, panel: Locator) -> None:
    pick = panel.get_by_role("button", name=re.compile("Which cell|Click an element"))
    pick.focus()
    page.keyboard.press("Enter")
    expect(pick).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Password").focus()
    expect(page.locator("[data-picked]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(panel.get_by_role("heading", name='text_input "Password"')).to_be_visible()
    pick.click()
    page.keyboard.press("Escape")
    expect(pick).to_have_attribute("aria-pressed", "false")
    expect(panel).to_be_visible()


def test_no_secret_is_told(page: Page, panel: Locator, app: App) -> None:
    page.get_by_label("Password").fill("hunter2-hunter2")
    page.keyboard.press("Enter")
    app.has_run(page, 2)
    expect(panel).to_contain_text("was set to ••••••••")
    panel.get_by_label("Show what was reused, too").check()
    panel.get_by_role("button", name="Which cell?").click()
    page.get_by_text("15 letters").click()
    expect(panel.get_by_role("region", name="Why")).to_be_visible()
    assert "hunter2" not in panel.inner_text()


def test_the_graph_shows_what_each_run_did(page: Page, panel: Locator, app: App) -> None:
    panel.get_by_role("button", name="Graph").click()
    graph = page.frame_locator("iframe.fc-panel-graph")
    box = graph.locator(".box").filter(has_text=re.compile("st.checkbox"))
    expect(box).to_have_class(re.compile(r"\bran\b"))
    expect(graph.locator(".box").filter(has_text="st.slider")).to_have_class(re.compile(r"\bran\b"))
    page.get_by_label("More").focus()
    page.keyboard.press("Space")
    app.has_run(page, 2)
    expect(graph.locator(".box").filter(has_text="st.slider")).to_have_class(re.compile(r"\bkept\b"))
    expect(box).to_have_class(re.compile(r"\bran\b"))


def test_the_graph_has_the_colours_of_the_page(app: App, tabs: Tabs) -> None:
    page = tabs.open(app, dark=True)
    page.locator("button.fc-status").click()
    page.get_by_role("complementary", name="Developer panel").get_by_role("button", name="Graph").click()
    frame = page.frame_locator("iframe.fc-panel-graph")
    expect(frame.locator("html")).to_have_attribute("data-scheme", "dark")
    still(page)
    assert problems(page) == []


def test_a_viewer_has_no_panel_even_where_it_was_open(page: Page, panel: Locator, app: App) -> None:
    expect(panel).to_be_visible()
    folder = app.script.parent / ".streamlit"
    folder.mkdir()
    (folder / "config.toml").write_text("[client]\ntoolbarMode = 'viewer'\n")
    expect(panel).to_be_hidden()
    expect(page.locator("button.fc-status")).to_be_hidden()


def test_a_phone_has_room_for_it(app: App, tabs: Tabs) -> None:
    page = tabs.open(app, viewport=PHONE, touch=True)
    settled(page)
    page.locator("button.fc-status").click()
    box = page.get_by_role("complementary", name="Developer panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert problems(page) == []
