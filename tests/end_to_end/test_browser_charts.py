"""Charts, maps and diagrams in a real browser: drawn, selected in, the selection in Python; what cannot be drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.end_to_end.browser import PHONE, WIDE, App, Tabs, problems, still

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


def press(page: Page, drawing: Locator, across: float, down: float, *, twice: bool = False) -> None:
    """Click on the drawing at a part of its width and height."""
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    page.wait_for_timeout(100)
    page.mouse.down()
    page.mouse.up()
    if twice:
        page.mouse.down(click_count=2)
        page.mouse.up(click_count=2)


STYLE = '{"version": 8, "sources": {}, "layers": []}'


def with_a_map(page: Page) -> None:
    """The map's own server answers."""
    page.route("**/basemaps.cartocdn.com/**", lambda route: route.fulfill(body=STYLE, content_type="application/json"))


def without_a_map(page: Page) -> None:
    page.route("**/basemaps.cartocdn.com/**", lambda route: route.abort())


def test_points_and_areas_of_a_plotly_figure_arrive_in_python(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import plotly.graph_objects as go
    import streamlit as st

    figure = go.Figure(go.Bar(x=["x", "y", "z"], y=[40, 50, 60]))
    event = st.plotly_chart(figure, on_select="rerun", key="bars")
    st.text(f"picked {event.selection.point_indices}")
    area = st.plotly_chart(figure.update_layout(dragmode="select"), on_select="rerun", key="area")
    st.text(f"inside {area.selection.point_indices} {len(area.selection.box)}")
    """
    )
    page = tabs.open(app)
    bars = page.locator("[data-key=bars] .draglayer .nsewdrag")
    expect(page.locator("[data-key=area] .bars path").first).to_be_visible()
    still(page)
    press(page, bars, 0.5, 0.8)
    expect(page.get_by_text("picked [1]")).to_be_visible()
    drag(page, page.locator("[data-key=area] .draglayer .nsewdrag"), (0.02, 0.1), (0.6, 0.95))
    expect(page.get_by_text("inside [0, 1] 1")).to_be_visible()
    expect(page.get_by_text("picked [1]")).to_be_visible()
    press(page, page.locator("[data-key=area] .draglayer .nsewdrag"), 0.95, 0.05, twice=True)
    expect(page.get_by_text("inside [] 0")).to_be_visible()


def test_bars_of_an_echarts_chart_arrive_in_python(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import streamlit as st

    option = {
        "xAxis": {"type": "category", "data": ["x", "y", "z"]},
        "yAxis": {},
        "series": {"type": "bar", "name": "n", "data": [4, 5, 6], "selectedMode": "multiple"},
    }
    event = st.echarts_chart(option, on_select="rerun")
    st.text(f"picked {[(one['series_name'], one['data_indices']) for one in event.selection.selected]}")
    """
    )
    page = tabs.open(app)
    drawing = chart(page, "echarts_chart")
    press(page, drawing, 0.5, 0.7)
    expect(page.get_by_text("picked [('n', [1])]")).to_be_visible()
    page.wait_for_timeout(600)
    press(page, drawing, 0.25, 0.7)
    expect(page.get_by_text("picked [('n', [0, 1])]")).to_be_visible()


def test_an_object_of_a_map_arrives_in_python(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import pydeck
    import streamlit as st

    towns = [{"at": [10, 50], "name": "here"}, {"at": [14, 50], "name": "there"}]
    layer = pydeck.Layer(
        "ScatterplotLayer", towns, get_position="at", get_radius=90000, get_fill_color=[200, 30, 0], id="towns"
    )
    deck = pydeck.Deck([layer], initial_view_state=pydeck.ViewState(latitude=50, longitude=10, zoom=5))
    event = st.pydeck_chart(deck, on_select="rerun")
    st.text(f"picked {event.selection.indices} {[one['name'] for one in event.selection.objects.get('towns', [])]}")
    """
    )
    page = tabs.open(app, prepare=with_a_map)
    drawing = chart(page, "pydeck_chart")
    page.wait_for_timeout(1500)
    press(page, drawing, 0.5, 0.5)
    expect(page.get_by_text("picked {'towns': [0]} ['here']")).to_be_visible()
    expect(page.get_by_text("cannot be loaded")).to_have_count(0)
    page.wait_for_timeout(600)
    press(page, drawing, 0.5, 0.05)
    expect(page.get_by_text("picked {} []")).to_be_visible()


def test_a_map_without_its_ground_says_so_and_shows_the_data(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import pandas as pd
    import streamlit as st

    st.map(pd.DataFrame({"lat": [50.0], "lon": [10.0]}), size=90000, zoom=5)
    """
    )
    page = tabs.open(app, prepare=without_a_map)
    drawing = chart(page, "pydeck_chart")
    expect(page.get_by_text("The map under the data cannot be loaded.")).to_be_visible()
    page.wait_for_timeout(1500)
    assert is_painted(page, drawing), "the point is there"
    assert all("Failed to load resource" in problem for problem in tabs.problems)
    tabs.problems.clear()


def test_figures_graphs_and_diagrams_are_drawn(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import matplotlib.pyplot as plt
    import plotly.graph_objects as go
    import streamlit as st

    fig, axes = plt.subplots()
    axes.plot([1, 3, 2])
    st.pyplot(fig, alt="A line")
    plt.close(fig)
    st.graphviz_chart("digraph { first -> second [URL=\\"javascript:alert(1)\\"] }", alt="A graph")
    st.mermaid_chart("graph TD\\n  Begin --> Finish", alt="A diagram")
    """
    )
    page = tabs.open(app)
    picture = page.get_by_role("img", name="A line")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 300")
    expect(page.get_by_role("figure", name="A graph").locator("svg text", has_text="second")).to_be_visible()
    assert page.locator("a[*|href^='javascript']").count() == 0
    diagram = page.get_by_role("figure", name="A diagram")
    expect(diagram.get_by_text("Finish")).to_be_visible()
    box = diagram.locator("svg").bounding_box()
    assert box is not None
    assert box["height"] < 400, "drawn at its own size"


def test_what_plotly_draws_on_the_graphics_card_is_drawn(serve_app: ServeApp, tabs: Tabs) -> None:
    """It makes its programs from text elsewhere, which the page's content policy forbids."""
    app = serve_app(
        """
    import plotly.graph_objects as go
    import streamlit as st

    values = [dict(label=name, values=[1, 2, 3, 5]) for name in "abc"]
    for trace in (
        go.Scattergl(x=[1, 2, 3], y=[1, 3, 2], mode="markers+lines", marker=dict(size=12)),
        go.Splom(dimensions=values, marker=dict(size=12)),
        go.Parcoords(dimensions=values, line=dict(color=[1, 2, 3, 4])),
        go.Scatterpolargl(r=[1, 2, 3], theta=[10, 90, 200], mode="markers", marker=dict(size=12)),
    ):
        st.plotly_chart(go.Figure(trace, layout=dict(template="streamlit")), alt=trace.type)
    """
    )
    page = tabs.open(app)
    still(page)
    for kind in ("scattergl", "splom", "parcoords", "scatterpolargl"):
        figure = page.get_by_role("figure", name=kind, exact=True)
        expect(figure.locator("canvas").first).to_be_attached()
        drawn = figure.screenshot()
        figure.evaluate("one => one.querySelectorAll('canvas').forEach(each => each.style.visibility = 'hidden')")
        assert figure.screenshot() != drawn, f"{kind}: nothing is on its canvases"


def test_what_cannot_be_drawn_says_why_in_its_place(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import streamlit as st

    st.graphviz_chart("digraph { a -> ")
    st.mermaid_chart("graph TD\\n  A[[[")
    st.echarts_chart({"series": [{"type": "nonsense"}]})
    st.vega_lite_chart({"mark": "nonsense", "encoding": {}})
    st.text("the rest")
    """
    )
    page = tabs.open(app)
    for told in ("This graph could not be drawn. In its text: syntax error", "This diagram could not be drawn."):
        expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text='no series of the type "nonsense"')).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text='there is no mark "nonsense"')).to_be_visible()
    expect(page.get_by_text("the rest")).to_be_visible()
    tabs.problems.clear()


GALLERY = """
    import pandas as pd
    import plotly.graph_objects as go
    import streamlit as st

    st.title("Charts")
    st.plotly_chart(go.Figure(go.Bar(x=["x", "y"], y=[1, 2])), alt="Two bars")
    st.echarts_chart({"xAxis": {"data": ["x", "y"]}, "yAxis": {}, "series": {"type": "bar", "data": [1, 2]}})
    st.map(pd.DataFrame({"lat": [50.0], "lon": [10.0]}), height=200)
    st.graphviz_chart("digraph { rankdir=LR; one -> two -> three -> four -> five -> six -> seven }")
    st.mermaid_chart("graph LR\\n  Begin --> Finish")
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_accessible_and_no_wider_than_the_page(serve_app: ServeApp, tabs: Tabs, dark: bool, size: ViewportSize) -> None:
    page = tabs.open(serve_app(GALLERY), dark=dark, viewport=size, prepare=with_a_map)
    expect(page.locator(".fc-drawing canvas, .fc-drawing svg").first).to_be_visible()
    expect(page.locator(".fc-mermaid svg")).to_be_visible()
    still(page)
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator(".fc-broken").count() == 0


def drag(page: Page, drawing: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a rectangle over a part of the drawing."""
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * start[0], box["y"] + box["height"] * start[1])
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end[0], box["y"] + box["height"] * end[1], steps=8)
    page.mouse.up()


def is_painted(page: Page, drawing: Locator) -> bool:
    """Whether the middle of the drawing has another colour than its corner."""
    box = drawing.bounding_box()
    assert box is not None
    across, down = box["width"] / 2, box["height"] / 2
    middle, corner = (
        page.screenshot(clip={"x": box["x"] + x, "y": box["y"] + y, "width": 4, "height": 4})
        for x, y in ((across, down), (20, 20))
    )
    return middle != corner
