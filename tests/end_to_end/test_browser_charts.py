"""Charts, maps and diagrams in a real browser: drawn, selected in, the selection in Python; what cannot be drawn."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.browser import App, Tabs, still

ServeApp = Callable[[str], App]

BARS = """
    import altair as alt
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"a": ["x", "y", "z"], "b": [40, 50, 60]})
    pick = alt.selection_point(name="pick")
    chart = alt.Chart(frame).mark_bar().encode(x="a:N", y="b:Q").add_params(pick)
"""


def test_a_bar_that_is_picked_arrives_in_python_and_stays_picked(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        BARS
        + """
    st.text(f"slow {st.slider('n', 0, 9)}")
    event = st.altair_chart(chart, on_select="rerun", key="bars")
    st.text(f"picked {event.selection.pick}")
    st.text(f"kept {st.session_state.bars.selection.pick}")
    """
    )
    page = tabs.open(app)
    drawing = chart(page)
    press(page, drawing, 0.5, 0.8)
    expect(page.get_by_text("picked [{'a': 'y', 'b': 50}]")).to_be_visible()
    expect(page.get_by_text("kept [{'a': 'y', 'b': 50}]")).to_be_visible()
    assert len(app.last.executed) == 3, "the chart and the two texts that read it"
    # A change elsewhere leaves what is selected as it is.
    page.get_by_role("slider").press("ArrowRight")
    expect(page.get_by_text("slow 1")).to_be_visible()
    expect(page.get_by_text("picked [{'a': 'y', 'b': 50}]")).to_be_visible()
    drawing.dblclick()
    expect(page.get_by_text("picked {}")).to_be_visible()


def test_what_is_selected_in_a_form_is_sent_with_it_and_cleared(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        BARS
        + """
    with st.form("form", clear_on_submit=True):
        event = st.altair_chart(chart, on_select="rerun", key="bars")
        st.form_submit_button("Send")
    st.text(f"picked {event.selection.pick}")
    """
    )
    page = tabs.open(app)
    press(page, chart(page), 0.5, 0.8)
    still(page)
    assert len(app.reports) == 1, "inside a form a selection waits"
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("picked [{'a': 'y', 'b': 50}]")).to_be_visible()
    still(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("picked {}")).to_be_visible()


def chart(page: Page, kind: str = "vega_lite") -> Locator:
    """The drawing of the only chart of a kind, drawn."""
    element = page.locator(f"[data-kind={kind}]")
    expect(element.locator("canvas, svg").first).to_be_visible()
    still(page)
    return element.locator("canvas, svg").first


def press(page: Page, drawing: Locator, across: float, down: float) -> None:
    """Click on the drawing at a part of its width and height."""
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    page.wait_for_timeout(100)
    page.mouse.down()
    page.mouse.up()
