"""The page stays where it is: what did not change is not touched, nothing jumps, nothing that was done is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.browser import App, Tabs, problems, served, settled, still

ServeApp = Callable[[str], App]

GALLERY = Path(__file__).parents[2] / "examples" / "gallery" / "app.py"

PAGE = """
    import time
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"day": range(30), "sold": range(30)})
    st.title("Calm")
    factor = st.slider("Factor", 1, 9, 2)
    slow = st.checkbox("Slow")
    if slow:
        time.sleep(1.2)
    st.metric("Sold", 100 * factor)
    left, right = st.columns(2)
    left.line_chart(frame, x="day", y="sold")
    right.dataframe(frame)
    with st.expander("Details"):
        st.text("The details")
        st.text_input("Note")
    first, second = st.tabs(["First", "Second"])
    first.text("One")
    second.text("Two")
    with st.container(height=150):
        for line in range(40):
            st.text(f"line {line}")
    with st.sidebar:
        st.text_input("Name")
    for line in range(30):
        st.text(f"row {line}")
    st.text(f"the end, times {factor}")
"""

_WATCH = """() => {
    window.touched = new Set();
    new MutationObserver(found => {
        for (const { target } of found) {
            const element = target instanceof Element ? target : target.parentElement;
            const owner = element?.closest("[data-ref]");
            const chrome = element?.closest(".fc-status, .fc-header");
            // The tooltips and menus of libraries have a place of their own at the end of the page.
            const other = `${element?.tagName}.${element?.className}`;
            window.touched.add(owner?.dataset.kind ?? (chrome ? "header" : other));
        }
    }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
}"""


def _faster(page: Page) -> None:
    page.get_by_role("slider", name="Factor").focus()
    page.keyboard.press("ArrowRight")


def _settle_loop(page: Page) -> None:
    """The first run measures whether a loop is cheaper as one cell; the second makes its elements anew as one."""
    page.keyboard.press("r")
    still(page)


def test_nothing_is_touched_but_what_changed(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(PAGE))
    _settle_loop(page)
    # The ring of the focus is a change of the slider's own.
    page.get_by_role("slider", name="Factor").focus()
    page.evaluate(_WATCH)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("the end, times 3")).to_be_visible()
    still(page)
    touched = set(cast("list[str]", page.evaluate("[...window.touched]")))
    assert touched - {"header"} == {"slider", "metric", "text"}


def test_a_run_that_changes_nothing_touches_nothing(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(PAGE)
    page = tabs.open(app)
    _settle_loop(page)
    page.evaluate(_WATCH)
    page.keyboard.press("r")
    app.has_run(page, 3)
    still(page)
    assert set(cast("list[str]", page.evaluate("[...window.touched]"))) <= {"header"}


def test_nothing_jumps_while_a_run_takes_its_time(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(PAGE)
    page = tabs.open(app)
    page.get_by_label("Slow").check()
    app.has_run(page, 2)
    still(page)
    page.evaluate(
        """() => {
            window.places = new Set();
            const marks = [...document.querySelectorAll("#main [data-kind=text], #main [data-kind=dataframe]")];
            const look = () => {
                window.places.add(marks.map(mark => Math.round(mark.getBoundingClientRect().top)).join(" "));
                window.looking = requestAnimationFrame(look);
            };
            look();
        }"""
    )
    _faster(page)
    expect(page.get_by_text("the end, times 3")).to_be_attached()
    still(page)
    assert page.evaluate("window.places.size") == 1


def test_what_the_reader_opened_scrolled_and_typed_stays(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(PAGE)
    page = tabs.open(app)
    page.get_by_role("button", name="Details").click()
    page.get_by_role("tab", name="Second").click()
    box = page.locator("[data-scroll]")
    box.evaluate("element => { element.scrollTop = 300 }")
    still(page)
    _faster(page)
    app.has_run(page, 2)
    page.get_by_role("textbox", name="Note").fill("half a th")
    page.get_by_role("textbox", name="Note").evaluate("element => element.setSelectionRange(2, 6)")
    page.evaluate("window.scrollTo(0, 250)")
    page.wait_for_timeout(100)
    where = page.evaluate("window.scrollY")
    app.save("\n".join(line.removeprefix("    ") for line in PAGE.replace("the end", "The end").splitlines()))
    expect(page.get_by_text("The end, times 3")).to_be_attached()
    settled(page)
    assert page.evaluate("window.scrollY") == where
    assert box.evaluate("element => element.scrollTop") == 300
    expect(page.get_by_text("The details")).to_be_visible()
    expect(page.get_by_role("tab", name="Second")).to_have_attribute("aria-selected", "true")
    note = page.get_by_role("textbox", name="Note")
    expect(note).to_be_focused()
    expect(note).to_have_value("half a th")
    assert note.evaluate("element => [element.selectionStart, element.selectionEnd]") == [2, 6]


def test_who_wants_no_motion_sees_none(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(PAGE.replace("st.title", "st.spinner('x').__enter__(); st.toast('Hi'); st.balloons(); st.title"))
    page = tabs.open(app)
    page.get_by_role("button", name="Details").click()
    longest = page.evaluate(
        """() => Math.max(0, ...document.getAnimations()
            .filter(each => !each.effect?.target?.closest("svg"))
            .map(each => Number(each.effect.getComputedTiming().duration)))"""
    )
    assert longest <= 1


def test_every_control_is_reached_by_tab_and_shows_it(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(PAGE))
    still(page)
    page.locator("body").click(position={"x": 700, "y": 5})
    reached: list[str] = []
    unseen: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name, seen = cast(
            "tuple[str, bool]",
            page.evaluate(
                """() => {
                    const element = document.activeElement;
                    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
                    const marked = [element, ...element.parentElement?.children ?? [], element.parentElement]
                        .some(each => { const style = getComputedStyle(each);
                                        return style.outlineStyle !== "none" || style.boxShadow !== "none"; });
                    return [(label ?? element.textContent ?? "").trim().slice(0, 30), marked];
                }"""
            ),
        )
        if name in reached[:1]:
            break
        reached.append(name)
        # The grid draws the ring around a cell on its canvas.
        if not seen and page.evaluate("!document.activeElement.matches('body, .fc-grid *')"):
            unseen.append(name)
    for wanted in ("Name", "Menu", "Factor", "Slow", "Details", "First"):
        assert wanted in reached, reached
    assert unseen == []


def test_text_runs_in_its_own_direction(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import streamlit as st
        st.title("שלום עולם")
        st.markdown("مرحبا بالعالم: **نص** مع english في الوسط")
        st.markdown("Left to right")
        st.text_input("שם", "טקסט")
        st.markdown("- אחד\\n- שתיים")
        """
    )
    page = tabs.open(app)

    def starts_at(text: str) -> str:
        """The side on which the first letter stands."""
        return str(
            page.get_by_text(text).first.evaluate(
                """element => {
                    const range = document.createRange();
                    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                    range.selectNodeContents(walker.nextNode());
                    const block = element.closest("h1, p, .fc-text, label").getBoundingClientRect();
                    const first = range.getClientRects()[0];
                    return block.right - first.right < first.left - block.left ? "right" : "left";
                }"""
            )
        )

    assert starts_at("שלום עולם") == "right"
    assert starts_at("مرحبا بالعالم") == "right"
    assert page.locator(".fc-md ul").evaluate("list => getComputedStyle(list).direction") == "rtl"
    assert starts_at("Left to right") == "left"
    field = page.get_by_role("textbox", name="שם")
    assert field.evaluate("element => getComputedStyle(element).unicodeBidi") == "plaintext"
    assert problems(page) == []


THEMED = """
[theme]
primaryColor = "#ff4b4b"
backgroundColor = "#0e1117"
secondaryBackgroundColor = "#262730"
textColor = "#fafafa"
"""


@pytest.mark.parametrize("look", ["light", "dark", "themed"])
def test_every_page_of_the_gallery_is_accessible(tabs: Tabs, look: str, tmp_path: Path) -> None:
    script = tmp_path / "gallery" / "app.py"
    _copy(GALLERY.parent, script.parent)
    if look == "themed":
        (script.parent / ".streamlit").mkdir()
        (script.parent / ".streamlit" / "config.toml").write_text(THEMED)
    found: dict[str, object] = {}
    # Closed after its tab, which would complain otherwise.
    app = tabs.stack.enter_context(served(script))
    page = tabs.open(app, dark=look == "dark")
    addresses = [str(link.get_attribute("href")) for link in page.locator(".fc-menu a").all()]
    assert len(addresses) > 10
    for address in addresses:
        page.goto(app.url + address)
        still(page)
        if wrong := problems(page):
            found[address] = wrong
    assert found == {}


def _copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            (target / file.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            (target / file.relative_to(source)).write_bytes(file.read_bytes())
