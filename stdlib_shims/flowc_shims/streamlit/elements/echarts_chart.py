"""`st.echarts_chart`: an ECharts option, as JSON kept beside the page, its tables beside it."""

from __future__ import annotations

import re
from typing import Any, Final, Literal, TypeAlias

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.echarts_spec import pack_option
from flowc_shims.streamlit.elements.vega_lite import Theme
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.selection import ChartProps, Items, register_element, select, selecting, shown, state_of
from flowc_shims.streamlit.widget import Key
from flowc_shims.streamlit.wording import clean_alt

Renderer: TypeAlias = Literal["canvas", "svg"]

_USUAL_WIDTH: Final = 700
_USUAL_HEIGHT: Final = 350
_OWN_USUAL: Final = {"width": "900px", "height": "500px"}
"""What pyecharts says of a chart that nobody gave a size."""
_PIXELS: Final = re.compile(r"\s*(\d+)(?:\.\d+)?\s*px\s*")


class EchartsChartProps(ChartProps, frozen=True, kw_only=True, tag="echarts_chart"):
    """`option` is JSON; where it says `{"name": …}` for the source of a data set, the table of that name is meant.

    `theme` "streamlit": the client's own look is laid under the option. `selectable`: the chart is a widget."""

    option: BlobRef
    datasets: dict[str, BlobRef]
    theme: Theme | None = "streamlit"
    renderer: Renderer = "canvas"
    width: Width = "stretch"
    height: Height = 350
    selectable: bool = False


class EChartsSelectionState(ReadOnlyAttributeDictionary):
    """`selected` and `areas`, each a list."""


class EChartsState(ReadOnlyAttributeDictionary):
    """`selection` is what is selected."""


@command
def echarts_chart(
    dg: DeltaGenerator,
    spec: object,
    *,
    width: Width = "stretch",
    height: Height = "content",
    theme: Theme | None = "streamlit",
    key: Key | None = None,
    on_select: object = "ignore",
    renderer: Renderer = "canvas",
    alt: str | None = None,
) -> DeltaGenerator | EChartsState:
    """Show an ECharts option: a dict, JSON text or a chart of pyecharts. With `on_select`, give what is selected."""
    wide, tall = check_width(width), check_height(height)
    if theme not in ("streamlit", None):
        raise StreamlitValueError("theme", ["'streamlit'", "None"])
    if renderer not in ("canvas", "svg"):
        raise StreamlitValueError("renderer", ["'canvas'", "'svg'"])
    shared = selecting(dg, "echarts_chart", key, on_select)
    text, datasets = pack_option(spec)
    props = EchartsChartProps(
        option=current_host().blob(text.encode(), "application/json"),
        datasets=datasets,
        theme=None if theme is None else "streamlit",
        renderer="svg" if renderer == "svg" else "canvas",
        width=_own_size(spec, "width", _USUAL_WIDTH) if wide == "content" else wide,
        height=_own_size(spec, "height", _USUAL_HEIGHT) if tall == "content" else tall,
        key=None if key is None else str(key),
        alt=clean_alt(alt),
    )
    identity = {
        "option": props.option.digest,
        "theme": theme,
        "renderer": renderer,
        "wide": wide,
        "tall": tall,
        "activated": shared is not None,
        "alt": props.alt,
    }
    if shared is None:
        if key is not None:
            register_element(dg, "echarts_chart", key, identity)
        return append(dg, props)
    selected = select(shared, identity, _state, with_key=("activated",))
    append(dg, shown(props, selected, selectable=True))
    return selected.state


def _own_size(spec: Any, side: str, usual: int) -> int | Literal["stretch"]:
    """The size that a chart of pyecharts was given."""
    size = getattr(spec, side, None)
    if isinstance(size, (int, float)) and not isinstance(size, bool):
        return int(size) if size > 0 else usual
    if not isinstance(size, str) or size.strip() == _OWN_USUAL[side]:
        return usual
    if size.strip() == "100%":
        return "stretch"
    pixels = _PIXELS.fullmatch(size)
    return usual if pixels is None else int(pixels[1]) or usual


def _state(items: Items | None) -> EChartsState:
    nothing: Items = {"selected": [], "areas": []}
    return state_of(EChartsState, EChartsSelectionState, {**nothing, **(items or {})})
