"""`st.altair_chart` and `st.vega_lite_chart`, and the element kind that every chart command ends in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Literal, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.container import Key
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width, container_width
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.selection import ChartProps, select, selecting, shown
from flowc_shims.streamlit.vega_selection import VegaLiteState, selected_parameters, state_of_parameters
from flowc_shims.streamlit.vega_spec import altair_spec, is_composed, is_faceted, pack_spec
from flowc_shims.streamlit.wording import clean_alt

Theme: TypeAlias = Literal["streamlit"]


class VegaLiteProps(ChartProps, frozen=True, kw_only=True, tag="vega_lite"):
    """`spec` is JSON text; where it says `{"name": …}` for data, the data set of that name is meant.

    `theme` "streamlit": the client's own look is laid under the specification; None: it is drawn as it is.
    A width or height of 0 in the specification: as much as the element has. `selections` are the parameters that are
    told as the chart's value.
    """

    spec: str
    datasets: dict[str, BlobRef]
    theme: Theme | None = "streamlit"
    width: Width = "stretch"
    height: Height = "content"
    selections: tuple[str, ...] = ()


@command
def altair_chart(
    dg: DeltaGenerator,
    altair_chart: object,
    *,
    width: Width | None = None,
    height: Height = "content",
    use_container_width: bool | None = None,
    theme: Theme | None = "streamlit",
    key: Key | None = None,
    on_select: object = "ignore",
    selection_mode: str | Iterable[str] | None = None,
    alt: str | None = None,
) -> DeltaGenerator | VegaLiteState:
    """Show an Altair chart; with `on_select`, give what is selected in it."""
    return show_spec(
        dg,
        altair_spec(altair_chart),
        width=container_width(use_container_width, width),
        height=height,
        theme=theme,
        key=key,
        on_select=on_select,
        selection_mode=selection_mode,
        alt=alt,
    )


@command
def vega_lite_chart(
    dg: DeltaGenerator,
    data: object = None,
    spec: Mapping[str, object] | None = None,
    *,
    width: Width | None = None,
    height: Height = "content",
    use_container_width: bool | None = None,
    theme: Theme | None = "streamlit",
    key: Key | None = None,
    on_select: object = "ignore",
    selection_mode: str | Iterable[str] | None = None,
    alt: str | None = None,
) -> DeltaGenerator | VegaLiteState:
    """Show a chart given as a Vega-Lite specification; `data` may be the specification itself. With `on_select`, give
    what is selected in it."""
    is_spec = spec is None and _is_dict(data)
    return show_spec(
        dg,
        cast("dict[str, object]", data) if is_spec else spec or {},
        None if is_spec else data,
        width=container_width(use_container_width, width),
        height=height,
        theme=theme,
        key=key,
        on_select=on_select,
        selection_mode=selection_mode,
        alt=alt,
    )


def show_spec(
    dg: DeltaGenerator,
    spec: Mapping[str, object],
    data: object = None,
    *,
    width: object,
    height: object,
    theme: object = "streamlit",
    key: Key | None = None,
    on_select: object = "ignore",
    selection_mode: str | Iterable[str] | None = None,
    alt: object = None,
) -> DeltaGenerator | VegaLiteState:
    """Write a chart. A width of None fits the kind of chart."""
    if theme not in ("streamlit", None):
        raise StreamlitValueError("theme", ["'streamlit'", "None"])
    shared = selecting(dg, "vega_lite_chart", key, on_select)
    checked = check_width(_usual_width(spec) if width is None else width)
    tall = check_height(height)
    text, datasets = pack_spec(spec, data, fit_width=checked == "stretch")
    props = VegaLiteProps(
        spec=text,
        datasets=datasets,
        theme=None if theme is None else "streamlit",
        width=checked,
        height=tall,
        key=None if key is None else str(key),
        alt=clean_alt(alt),
    )
    if shared is None:
        return append(dg, props)
    parameters = selected_parameters(json.loads(text), selection_mode)
    identity = {
        "spec": text,
        "datasets": sorted(datasets),
        "theme": theme,
        "wide": checked == "stretch",
        "selection_mode": parameters,
        "alt": props.alt,
    }
    selected = select(shared, identity, partial(state_of_parameters, parameters), with_key=("selection_mode",))
    append(dg, shown(props, selected, selections=parameters))
    return selected.state


def _is_dict(value: object) -> bool:
    return isinstance(value, dict)


def _usual_width(spec: Mapping[str, object]) -> Width:
    own_width = is_faceted(spec) or "hconcat" in spec or "repeat" in spec or is_composed(spec)
    return "content" if own_width else "stretch"
