"""`st.pydeck_chart` and `st.map`: layers of data over a map, as the JSON that deck.gl reads, kept beside the page."""

from __future__ import annotations

import json
from typing import Any, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitInvalidParameterTypeError, StreamlitValueError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.layout_size import (
    HeightWithoutContent,
    WidthWithoutContent,
    check_height_without_content,
    check_width_without_content,
)
from flowc_shims.streamlit.map_layer import map_of_points
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.selection import ChartProps, Items, check_on_select, select, selecting, shown, state_of
from flowc_shims.streamlit.widget import Key
from flowc_shims.streamlit.wording import clean_alt

SelectionMode: TypeAlias = Literal["single-object", "multi-object"]

_MODES: Final[tuple[SelectionMode, ...]] = ("multi-object", "single-object")
_NOWHERE: Final = {"initialViewState": {"latitude": 0, "longitude": 0, "pitch": 0, "zoom": 1}}


class PydeckChartProps(ChartProps, frozen=True, kw_only=True, tag="pydeck_chart"):
    """`deck` is JSON: layers, views and where the map begins. `tooltip` is JSON, with `html` or `text` as a template.

    Where a layer's colour is the text "primary", the page's accent is meant."""

    deck: BlobRef
    tooltip: str | None = None
    width: WidthWithoutContent = "stretch"
    height: HeightWithoutContent = 500
    selections: tuple[SelectionMode, ...] = ()


class PydeckSelectionState(ReadOnlyAttributeDictionary):
    """`indices` and `objects` by layer, each a list."""


class PydeckState(ReadOnlyAttributeDictionary):
    """`selection` is what is selected."""


@command
def map(
    dg: DeltaGenerator,
    data: object = None,
    *,
    latitude: str | None = None,
    longitude: str | None = None,
    color: object = None,
    size: str | float | None = None,
    zoom: int | None = None,
    width: WidthWithoutContent = "stretch",
    height: HeightWithoutContent = 500,
    use_container_width: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show points on a map."""
    wide = check_width_without_content("stretch" if use_container_width else width)
    tall = check_height_without_content(height)
    spec = map_of_points(data, _NOWHERE, latitude=latitude, longitude=longitude, size=size, color=color, zoom=zoom)
    return append(dg, PydeckChartProps(deck=_stored(json.dumps(spec)), width=wide, height=tall, alt=clean_alt(alt)))


@command
def pydeck_chart(
    dg: DeltaGenerator,
    pydeck_obj: object = None,
    *,
    width: WidthWithoutContent = "stretch",
    use_container_width: bool | None = None,
    height: HeightWithoutContent = 500,
    selection_mode: SelectionMode = "single-object",
    on_select: object = "ignore",
    key: Key | None = None,
    alt: str | None = None,
) -> DeltaGenerator | PydeckState:
    """Show a deck of PyDeck; with `on_select`, give what is selected in it."""
    deck = cast("Any", pydeck_obj)
    props = PydeckChartProps(
        width=check_width_without_content("stretch" if use_container_width else width),
        height=check_height_without_content(height),
        deck=_stored(json.dumps(_NOWHERE) if pydeck_obj is None else str(deck.to_json())),
        tooltip=_tooltip(deck),
        key=None if key is None else str(key),
        alt=clean_alt(alt),
    )
    if on_select == "ignore":
        return append(dg, props)
    check_on_select(on_select)
    mode = _mode(selection_mode)
    shared = selecting(dg, "pydeck_chart", key, on_select)
    assert shared is not None, "a chart that selects is a widget"
    identity = {"selection_mode": mode, "deck": props.deck.digest, "alt": props.alt, "wide": use_container_width}
    selected = select(shared, identity, _state, with_key=("selection_mode",))
    append(dg, shown(props, selected, selections=(mode,)))
    return selected.state


def _stored(text: str) -> BlobRef:
    return current_host().blob(text.encode(), "application/json")


def _tooltip(deck: Any) -> str | None:
    """A template, as PyDeck keeps it in one place or another, by version."""
    shown_by = getattr(deck, "deck_widget", None)
    for tooltip in (getattr(shown_by, "tooltip", None), getattr(deck, "_tooltip", None)):
        if isinstance(tooltip, dict):
            return json.dumps(tooltip) if tooltip else None
    return None


def _mode(selection_mode: object) -> SelectionMode:
    if not isinstance(selection_mode, str):
        raise StreamlitInvalidParameterTypeError("selection_mode", type(selection_mode).__name__, ["str"])
    for mode in _MODES:
        if selection_mode == mode:
            return mode
    raise StreamlitValueError("selection_mode", [repr(mode) for mode in _MODES])


def _state(items: Items | None) -> PydeckState:
    nothing: Items = {"indices": {}, "objects": {}}
    return state_of(PydeckState, PydeckSelectionState, nothing if items is None else items)
