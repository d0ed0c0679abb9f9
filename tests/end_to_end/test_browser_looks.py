"""How things look where a picture says more than the tree: sides and directions, edges, colours of the sidebar."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.browser import PHONE, App, Tabs, still

ServeApp = Callable[[str], App]

Box = tuple[float, float, float, float]


def box(locator: Locator) -> Box:
    found = locator.bounding_box()
    assert found is not None
    return found["x"], found["y"], found["width"], found["height"]


def picture(locator: Locator) -> NDArray[np.int16]:
    """By line, column and channel."""
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB"), np.int16)


def has(shown: NDArray[np.int16], color: tuple[int, int, int]) -> bool:
    return bool((shown == color).all(axis=2).any())


def test_a_chart_in_the_sidebar_has_the_sidebars_colours(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import streamlit as st
        st.bar_chart({"a": [1, 2, 3]}, height=200)
        st.sidebar.bar_chart({"a": [1, 2, 3]}, height=200)
        st.sidebar.dataframe({"a": [1, 2, 3]})
        """
    )
    folder = app.script.parent / ".streamlit"
    folder.mkdir()
    (folder / "config.toml").write_text(
        "[theme]\nchartCategoricalColors = ['#123456']\n"
        "[theme.sidebar]\nbackgroundColor = '#101018'\nchartCategoricalColors = ['#abcdef']\n"
    )
    page = tabs.open(app)
    beside = page.locator(".fc-sidebar [data-kind=vega_lite]")
    expect(page.locator(".fc-sidebar")).to_have_css("background-color", "rgb(16, 16, 24)")
    still(page)
    here, there = (0x12, 0x34, 0x56), (0xAB, 0xCD, 0xEF)
    main, side = picture(page.locator("#main [data-kind=vega_lite]")), picture(beside)
    assert [has(main, here), has(main, there)] == [True, False]
    assert [has(side, here), has(side, there)] == [False, True]
    # A table is drawn for the sidebar's dark ground, too.
    table = picture(page.locator(".fc-sidebar .fc-grid"))
    assert (table.max(axis=2) < 0x60).mean() > 0.5


def test_text_stands_at_the_side_that_the_script_says(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import streamlit as st
        st.markdown("To the right", text_alignment="right", width="stretch")
        st.header("In the middle", text_alignment="center")
        """
    )
    page = tabs.open(app)
    assert page.get_by_text("To the right").evaluate("one => getComputedStyle(one).textAlign") == "right"
    assert page.get_by_role("heading").evaluate("one => getComputedStyle(one).textAlign") == "center"


def test_what_runs_from_right_to_left_begins_at_the_right(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import pandas as pd
        import streamlit as st
        st.info("معلومة", icon=":material/info:")
        st.info("A note", icon=":material/info:")
        st.markdown("> اقتباس")
        st.dataframe(pd.DataFrame({"a": ["محمد وليلى"]}), hide_index=True)
        """
    )
    page = tabs.open(app)
    still(page)
    for name, right in (("معلومة", True), ("A note", False)):
        note = page.locator(".fc-alert").filter(has_text=name)
        icon, whole = box(note.locator(".fc-icon")), box(note)
        assert (icon[0] > whole[0] + whole[2] / 2) == right
    quote = page.locator("blockquote")
    assert quote.evaluate("one => getComputedStyle(one).borderRightWidth") == "3px"
    # The word is all there, within the right half of its cell.
    shown = picture(page.locator(".fc-grid"))
    dark = np.flatnonzero((shown[40:66, 6:-3].max(axis=2) < 0x60).any(axis=0)) + 6
    assert dark.min() > shown.shape[1] / 2
    assert dark.max() > shown.shape[1] - 20


def test_a_table_ends_with_its_last_row_or_shows_that_there_is_more(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import streamlit as st
        st.dataframe({"a": [1, 2, 3]})
        st.dataframe({"a": list(range(11))})
        st.dataframe({"a": []})
        """
    )
    page = tabs.open(app)
    still(page)
    heights = [box(grid)[3] for grid in page.locator(".fc-grid").all()]
    assert heights == [35 * 4 + 2, 35 * 11 + 2 + 10.5, 35 * 2 + 2]


def test_a_map_comes_nearer_by_its_buttons(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
        import streamlit as st
        places = {"lat": [50.0, 50.0], "lon": [10.0, 10.01], "size": [40, 40]}
        st.map(places, size="size", color="#ff0000", zoom=12)
        """
    )
    page = tabs.open(app, prepare=_without_a_map)
    near, far = page.get_by_role("button", name="Zoom in"), page.get_by_role("button", name="Zoom out")
    expect(near).to_be_visible()

    def spread() -> float:
        page.wait_for_timeout(500)
        shown = picture(page.locator(".fc-map"))
        red = np.flatnonzero(((shown[:, :, 0] > 0xC0) & (shown[:, :, 1] < 0xA0)).any(axis=0))
        return float(red.max() - red.min())

    first = spread()
    near.click()
    assert abs(spread() / first - 2) < 0.2
    far.click()
    assert abs(spread() / first - 1) < 0.1
    tabs.problems.clear()


def _without_a_map(page: Page) -> None:
    page.route("**/basemaps.cartocdn.com/**", lambda route: route.abort())


def test_code_that_can_be_copied_is_not_covered_on_a_phone(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app('import streamlit as st\nst.code("word " * 40, wrap_lines=True)')
    page = tabs.open(app, viewport=PHONE, touch=True)
    still(page)
    button = box(page.get_by_role("button", name="Copy code"))
    widest = page.locator(".fc-line").evaluate(
        "line => { const range = document.createRange(); range.selectNodeContents(line);"
        " return Math.max(...[...range.getClientRects()].map(each => each.right)); }"
    )
    assert widest <= button[0]
