"""A Plotly figure -> the figure a user sees, the page's own look left to the page.

Real Streamlit makes a template of its own Plotly's default, in which each colour of the page has a name (`#000001`);
flowc leaves Plotly's default in place, and its client exchanges that template's colours for the page's. In either case
the default template shows nothing of its own, and a colour taken from it is a colour of the page.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from tests.parity.normal_form import Json

Palette: TypeAlias = tuple[tuple[str, ...], ...]

STREAMLIT: Final[Palette] = (
    tuple(f"#{number:06d}" for number in range(1, 11)),
    tuple(f"#{number:06d}" for number in range(11, 21)),
)
"""The colours for categories, and those from little to much."""

PLOTLY: Final[Palette] = (
    (
        "#636efa",
        "#EF553B",
        "#00cc96",
        "#ab63fa",
        "#FFA15A",
        "#19d3f3",
        "#FF6692",
        "#B6E880",
        "#FF97FF",
        "#FECB52",
    ),
    (
        "#0d0887",
        "#46039f",
        "#7201a8",
        "#9c179e",
        "#bd3786",
        "#d8576b",
        "#ed7953",
        "#fb9f3a",
        "#fdca26",
        "#f0f921",
    ),
)
_PLOTLYS_GROUND: Final = "#E5ECF6"
"""Other templates of Plotly have the same colours on another ground."""


def plotly_form(figure: Json) -> Json:
    if not isinstance(figure, dict) or not isinstance(figure.get("layout"), dict):
        return figure
    layout = figure["layout"]
    assert isinstance(layout, dict)
    palette = _default(layout.get("template"))
    if palette is None:
        return figure
    names = {color: f"{ramp}{at}" for ramp, colors in enumerate(palette) for at, color in enumerate(colors)}
    return _named({**figure, "layout": {**layout, "template": "the page's"}}, names)


def _default(template: Json) -> Palette | None:
    """The palette of the side whose default template it is."""
    layout = template.get("layout") if isinstance(template, dict) else None
    if not isinstance(layout, dict):
        return None
    ways = layout.get("colorway")
    first = ways[0] if isinstance(ways, list) and ways else None
    if first == STREAMLIT[0][0]:
        return STREAMLIT
    return PLOTLY if first == PLOTLY[0][0] and layout.get("plot_bgcolor") == _PLOTLYS_GROUND else None


def _named(value: Json, names: dict[str, str]) -> Json:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_named(item, names) for item in value]
    return {key: _named(item, names) for key, item in value.items()} if isinstance(value, dict) else value
