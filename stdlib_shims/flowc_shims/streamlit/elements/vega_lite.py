"""`st.altair_chart` and `st.vega_lite_chart`, and the element kind that every chart command ends in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.container import Key
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width, container_width
from flowc_shims.streamlit.not_built import refuse_parameter
from flowc_shims.streamlit.page import BlobRef, Props
from flowc_shims.streamlit.vega_spec import altair_spec, is_composed, is_faceted, pack_spec

Theme: TypeAlias = Literal["streamlit"]


class VegaLiteProps(Props, frozen=True, kw_only=True, tag="vega_lite"):
    """`spec` is JSON text; where it says `{"name": …}` for data, the data set of that name is meant.

    `theme` "streamlit": the client's own look is laid under the specification; None: it is drawn as it is.
    A width or height of 0 in the specification: as much as the element has.
    """

    spec: str
    datasets: dict[str, BlobRef]
    theme: Theme | None = "streamlit"
    width: Width = "stretch"
    height: Height = "content"
    key: str | None = None
    alt: str | None = None


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
) -> DeltaGenerator:
    """Show an Altair chart."""
    refuse_parameter("altair_chart", on_select=on_select != "ignore")
    wide = container_width(use_container_width, width)
    return show_spec(dg, altair_spec(altair_chart), width=wide, height=height, theme=theme, key=key, alt=alt)


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
) -> DeltaGenerator:
    """Show a chart given as a Vega-Lite specification; `data` may be the specification itself."""
    refuse_parameter("vega_lite_chart", on_select=on_select != "ignore")
    table = data
    if isinstance(data, dict) and spec is None:
        return vega_lite_chart(
            dg,
            None,
            cast("dict[str, object]", data),
            width=width,
            height=height,
            use_container_width=use_container_width,
            theme=theme,
            key=key,
            alt=alt,
        )
    wide = container_width(use_container_width, width)
    return show_spec(dg, spec or {}, table, width=wide, height=height, theme=theme, key=key, alt=alt)


def show_spec(
    dg: DeltaGenerator,
    spec: Mapping[str, object],
    data: object = None,
    *,
    width: object,
    height: object,
    theme: object = "streamlit",
    key: Key | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Write a chart. A width of None fits the kind of chart."""
    if theme not in ("streamlit", None):
        raise StreamlitValueError("theme", ["'streamlit'", "None"])
    checked = check_width(_usual_width(spec) if width is None else width)
    text, datasets = pack_spec(spec, data, fit_width=checked == "stretch")
    props = VegaLiteProps(
        spec=text,
        datasets=datasets,
        theme=None if theme is None else "streamlit",
        width=checked,
        height=check_height(height),
        key=None if key is None else str(key),
        alt=alt or None,
    )
    return append(dg, props)


def _usual_width(spec: Mapping[str, object]) -> Width:
    own_width = is_faceted(spec) or "hconcat" in spec or "repeat" in spec or is_composed(spec)
    return "content" if own_width else "stretch"
