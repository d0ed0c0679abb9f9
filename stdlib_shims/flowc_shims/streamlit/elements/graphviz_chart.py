"""`st.graphviz_chart`: a graph in the DOT language, laid out and drawn by the client."""

from __future__ import annotations

from typing import Any, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitInvalidParameterTypeError
from flowc_shims.streamlit.kinds_of_values import is_graphviz_chart
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import clean_alt


class GraphvizChartProps(Props, frozen=True, kw_only=True, tag="graphviz_chart"):
    """`dot` is the graph's text, `engine` the name of Graphviz' layout."""

    dot: str
    engine: str = "dot"
    width: Width = "content"
    height: Height = "content"
    alt: str | None = None


@command
def graphviz_chart(
    dg: DeltaGenerator,
    figure_or_dot: object,
    use_container_width: bool | None = None,
    *,
    width: Width = "content",
    height: Height = "content",
    alt: str | None = None,
) -> DeltaGenerator:
    """Show a graph: DOT text, or an object of the library `graphviz`."""
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    dot, engine = _text_of(figure_or_dot)
    props = GraphvizChartProps(
        dot=dot, engine=engine, width=check_width(width), height=check_height(height), alt=clean_alt(alt)
    )
    return append(dg, props)


def _text_of(graph: object) -> tuple[str, str]:
    if isinstance(graph, str):
        return graph, "dot"
    if is_graphviz_chart(graph):
        source = cast("Any", graph)
        return str(source.source), str(source.engine)
    raise StreamlitInvalidParameterTypeError(
        "figure_or_dot",
        type(graph).__name__,
        ["graphviz.Graph", "graphviz.Digraph", "graphviz.Source", "str"],
    )
