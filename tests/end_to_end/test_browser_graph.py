"""The page of `flowc graph --format html`, opened from the disk in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, expect

from flowc.cli.graph.build import view_of
from flowc.cli.graph.html import html
from flowc.cli.graph.what_if import ask
from flowc.cli.script import open_script
from tests.end_to_end.browser import PHONE, WIDE

APP = """\
import streamlit as st
import pandas as pd


def show(rows, limit):
    st.dataframe(rows[rows > limit])
    st.caption("</script> & co")


limit = st.slider("Limit", 0, 9, key="limit")
rows = pd.Series(range(10))
st.title("Rows")
wide = st.checkbox("Wide")
with st.expander("Rows"):
    show(rows, limit)
st.metric("Above", (rows > limit).sum())
st.write(st.session_state.limit)
"""

Show = Callable[..., Page]


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Iterator[Show]:
    """The page of a script; it may neither complain nor ask for anything but itself."""
    problems: list[str] = []
    asked: list[str] = []
    contexts = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            problems.append(message.text)

    def requested(request: Request) -> None:
        asked.append(request.url)

    def opened(
        source: str = APP, what_if: str | None = None, *, viewport: ViewportSize = WIDE, dark: bool = False
    ) -> Page:
        script = tmp_path / "app.py"
        script.write_text(source, encoding="utf-8")
        view = view_of(open_script(script), shown_as="app.py")
        file = tmp_path / "graph.html"
        file.write_text(html(view if what_if is None else ask(view, what_if)), encoding="utf-8")
        context = chromium.new_context(
            viewport=viewport, color_scheme="dark" if dark else "light", reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", requested)
        page.goto(file.as_uri())
        expect(page.locator("svg.graph")).to_be_visible()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}


def marked(page: Page, name: str) -> list[str]:
    """Lines of the boxes that carry a mark."""
    places = page.locator(f".box.{name} .above").all_text_contents()
    return sorted(place.split(" ")[0] for place in places)


def scale(page: Page) -> float:
    found = re.search(r"scale\(([\d.]+)\)", page.locator("g.layer").get_attribute("transform") or "")
    return float(found[1]) if found else 1.0


def test_a_cell_shows_what_executes_when_it_changes(show: Show) -> None:
    page = show()
    page.locator(".box", has_text="limit = st.slider").click()
    assert marked(page, "selected") == ["L10"]
    # The call, what reads its argument inside the function, and what reads the key.
    assert marked(page, "after") == ["L15", "L16", "L17", "L6"]
    panel = page.locator(".panel")
    expect(panel.locator("h2")).to_have_text("L10")
    expect(panel.locator("pre.source")).to_have_text('limit = st.slider("Limit", 0, 9, key="limit")')
    expect(panel.locator("pre.source .string").first).to_have_text('"Limit"')
    expect(panel.locator(".chip")).to_have_text("slider “Limit” · key limit")
    expect(panel.locator(".executes h3")).to_have_text(re.compile(r"^When it changes, 4 of \d+ cells may execute"))
    expect(page.locator(".said")).to_have_text("L10 selected; 4 cells may execute when it changes.")
    panel.locator(".executes button", has_text="L16").click()
    assert marked(page, "selected") == ["L16"]
    assert "L10" in marked(page, "before")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert marked(page, "after") == []


def test_search(show: Show) -> None:
    page = show()
    page.keyboard.press("/")
    page.keyboard.type("caption")
    expect(page.locator("#found li")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".panel pre.source")).to_have_text('st.caption("</script> & co")')
    page.get_by_role("combobox").fill("no such thing")
    expect(page.locator("#found")).to_have_text("No cell has this.")


def test_zoom_pan_and_fit(show: Show) -> None:
    page = show()
    before = scale(page)
    page.get_by_role("button", name="Zoom in").click()
    assert scale(page) > before
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert scale(page) < before
    page.mouse.move(640, 500)
    page.mouse.wheel(0, -400)
    page.wait_for_function("() => true")
    zoomed = scale(page)
    at = page.locator("g.layer").get_attribute("transform")
    page.mouse.move(40, 700)
    page.mouse.down()
    page.mouse.move(90, 640)
    page.mouse.up()
    assert page.locator("g.layer").get_attribute("transform") != at
    assert scale(page) == zoomed
    page.keyboard.press("0")
    boxes = [box.bounding_box() for box in page.locator(".box").all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= WIDE["width"] for box in boxes)


def test_groups_close_and_open(show: Show) -> None:
    page = show()
    page.get_by_role("button", name="Close show()").click()
    expect(page.locator(".box.group", has_text="show()")).to_have_text(re.compile("3 cells"))
    expect(page.locator(".box", has_text="st.caption")).to_have_count(0)
    page.locator(".box", has_text="limit = st.slider").click()
    expect(page.locator(".box.group.after .tally")).to_have_text("1 of 3")
    # Who is searched for comes out of its group.
    page.get_by_role("combobox").fill("caption")
    page.keyboard.press("Enter")
    expect(page.locator(".box.selected", has_text="st.caption")).to_have_count(1)


def test_kinds_of_dependencies_are_chosen(show: Show) -> None:
    page = show()
    assert page.locator(".arrow.state").count() == 1
    assert page.locator(".arrow.import").count() == 0
    page.locator("summary").click()
    page.get_by_label("Session state").uncheck()
    page.get_by_label("Imports and definitions").check()
    assert page.locator(".arrow.state").count() == 0
    assert page.locator(".arrow.import").count() > 0
    expect(page.locator(".box", has_text="import pandas as pd")).to_have_count(1)


def test_the_keyboard_walks_the_script_and_the_arrows(show: Show) -> None:
    page = show()
    page.keyboard.press("ArrowDown")
    assert marked(page, "selected") == ["L5–7"]
    page.keyboard.press("0")
    page.locator(".box", has_text="rows = pd.Series").click()
    page.keyboard.press("ArrowDown")
    assert marked(page, "selected") == ["L12"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    assert marked(page, "selected") == ["L15"]
    page.keyboard.press("ArrowLeft")
    assert marked(page, "selected") in (["L10"], ["L11"])


def test_what_if_is_marked_at_once(show: Show) -> None:
    page = show(what_if="Wide")
    assert marked(page, "affected") == ["L13"]
    expect(page.locator(".what-if")).to_have_text(
        re.compile(r"^When checkbox “Wide” changes, 1 of \d+ cells may execute")
    )


@pytest.mark.parametrize("dark", [False, True])
def test_a_phone(show: Show, dark: bool) -> None:
    page = show(viewport=PHONE, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("combobox").fill("limit")
    page.keyboard.press("Enter")
    box, panel = page.locator(".box.selected").bounding_box(), page.locator(".panel").bounding_box()
    assert box and panel
    assert panel["width"] <= PHONE["width"]
    # The chosen cell is seen above the panel.
    assert box["y"] + box["height"] <= panel["y"]
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (colour == "rgb(16, 20, 24)") is dark
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != colour


def test_two_thousand_cells_open_within_seconds(show: Show) -> None:
    lines = ["import streamlit as st", "x0 = st.slider('a', 0, 9)"]
    lines += [f"x{n} = x{n * 7 % n} + x{n // 2} + {n}" for n in range(1, 2000)]
    began = monotonic()
    page = show("\n".join(lines))
    expect(page.locator(".box.group").first).to_be_visible()
    assert monotonic() - began < 20
    assert page.locator(".box").count() <= 60
    page.get_by_role("combobox").fill("x1234 =")
    page.keyboard.press("Enter")
    expect(page.locator(".box.selected")).to_have_count(1)
    expect(page.locator(".panel h2")).to_have_text("L1236")


def test_an_empty_script(show: Show) -> None:
    page = show("# nothing yet\n")
    expect(page.locator(".notes")).to_have_text("This script has no cells: it is empty.")
    page.keyboard.press("0")
    page.keyboard.press("ArrowDown")
