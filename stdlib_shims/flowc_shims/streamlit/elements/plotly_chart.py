"""`st.plotly_chart`: a Plotly figure, as JSON kept beside the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.vega_lite import Theme
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import type_name
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width, container_width
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.selection import ChartProps, Items, register_element, select, selecting, shown, state_of
from flowc_shims.streamlit.widget import Key
from flowc_shims.streamlit.wording import clean_alt

SelectionMode: TypeAlias = Literal["lasso", "points", "box"]

_MODES: Final[tuple[SelectionMode, ...]] = ("box", "lasso", "points")
_USUAL_WIDTH: Final = 700
_USUAL_HEIGHT: Final = 450


class PlotlyChartProps(ChartProps, frozen=True, kw_only=True, tag="plotly_chart"):
    """`figure` and `config` are JSON: data, layout and frames; and what Plotly's own toolbar offers.

    `theme` "streamlit": the client's own look is laid under the figure. `selections` are the ways to select."""

    figure: BlobRef
    config: str = "{}"
    theme: Theme | None = "streamlit"
    width: Width = "stretch"
    height: Height = 450
    selections: tuple[SelectionMode, ...] = ()


class PlotlySelectionState(ReadOnlyAttributeDictionary):
    """`points`, `point_indices`, `box` and `lasso`, each a list."""


class PlotlyState(ReadOnlyAttributeDictionary):
    """`selection` is what is selected."""


@command
def plotly_chart(
    dg: DeltaGenerator,
    figure_or_data: object,
    use_container_width: bool | None = None,
    *,
    width: Width = "stretch",
    height: Height = "content",
    theme: Theme | None = "streamlit",
    key: Key | None = None,
    on_select: object = "ignore",
    selection_mode: SelectionMode | Iterable[SelectionMode] = ("points", "box", "lasso"),
    config: Mapping[str, object] | None = None,
    alt: str | None = None,
) -> DeltaGenerator | PlotlyState:
    """Show a Plotly figure, or a Matplotlib one drawn by Plotly; with `on_select`, give what is selected in it."""
    wide, tall = check_width(container_width(use_container_width, width)), check_height(height)
    if theme not in ("streamlit", None):
        raise StreamlitValueError("theme", ["'streamlit'", "None"])
    asked = (selection_mode,) if isinstance(selection_mode, str) else tuple(selection_mode)
    shared = selecting(dg, "plotly_chart", key, on_select)
    figure, content = _figure(figure_or_data)
    props = PlotlyChartProps(
        figure=current_host().blob(content.encode(), "application/json"),
        config=json.dumps(config or {}),
        theme=None if theme is None else "streamlit",
        width=_own_size(figure, "width", _USUAL_WIDTH) if wide == "content" else wide,
        height=_own_size(figure, "height", _USUAL_HEIGHT) if tall == "content" else tall,
        key=None if key is None else str(key),
        alt=clean_alt(alt),
    )
    identity = {
        "figure": props.figure.digest,
        "config": props.config,
        "selection_mode": asked,
        "activated": shared is not None,
        "theme": theme,
        "wide": wide,
        "tall": tall,
        "alt": props.alt,
    }
    if shared is None:
        register_element(dg, "plotly_chart", key, identity)
        return append(dg, props)
    modes = _modes(asked)
    # Another figure is another chart, even under the same key.
    selected = select(shared, identity, _state, with_key=tuple(identity), placed=True)
    append(dg, shown(props, selected, selections=modes))
    return selected.state


def _figure(figure_or_data: object) -> tuple[Mapping[str, object], str]:
    """The figure as plain data, and as JSON."""
    tools: Any = import_module("plotly.tools")
    io: Any = import_module("plotly.io")
    if type_name(figure_or_data) == "matplotlib.figure.Figure":
        figure = tools.mpl_to_plotly(figure_or_data).to_dict()
    else:
        figure = tools.return_figure_from_figure_or_data(figure_or_data, validate_figure=True)
    return figure, str(io.to_json(figure, validate=False))


def _own_size(figure: Mapping[str, object], side: str, usual: int) -> int:
    layout = figure.get("layout")
    size = cast("dict[str, object]", layout).get(side) if isinstance(layout, dict) else None
    return int(size) if isinstance(size, (int, float)) and size > 0 else usual


def _modes(asked: tuple[object, ...]) -> tuple[SelectionMode, ...]:
    if not set(asked) <= set(_MODES):
        raise StreamlitValueError("selection_mode", [*map(repr, _MODES)])
    return tuple(mode for mode in _MODES if mode in asked)


def _state(items: Items | None) -> PlotlyState:
    nothing: Items = {"points": [], "point_indices": [], "box": [], "lasso": []}
    return state_of(PlotlyState, PlotlySelectionState, nothing if items is None else items)
