"""A table with latitudes and longitudes becomes one layer of points, and the view that has all of them in sight."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, cast

from flowc_shims.streamlit.chart_color import color_numbers, is_color
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.frame import to_frame

if TYPE_CHECKING:
    import pandas as pd

_LATITUDES: Final = ("LAT", "LATITUDE", "lat", "latitude")
_LONGITUDES: Final = ("LON", "LONGITUDE", "lon", "longitude")
_USUAL_SIZE: Final = 100
_USUAL_ZOOM: Final = 12
_DEGREES_OF_ZOOM: Final = (
    *(360, 180, 90, 45, 22.5, 11.25, 5.625, 2.813, 1.406, 0.703, 0.352),
    *(0.176, 0.088, 0.044, 0.022, 0.011, 0.005, 0.003, 0.001, 0.0005, 0.00025),
)
"""How many degrees are in sight at each step of zoom."""


def map_of_points(
    data: object,
    nowhere: Mapping[str, object],
    *,
    latitude: str | None,
    longitude: str | None,
    size: object,
    color: object,
    zoom: int | None,
) -> dict[str, object]:
    """What deck.gl is to show; `nowhere` is the map without any data."""
    if data is None or bool(getattr(data, "empty", False)):
        return dict(nowhere)
    frame = to_frame(data)
    lat = _position(frame, "latitude", latitude, _LATITUDES)
    lon = _position(frame, "longitude", longitude, _LONGITUDES)
    sizes, colors = _column(frame, size), _column(frame, color)
    used = sorted({name for name in (lat, lon, sizes, colors) if name is not None})
    frame = frame[used].copy()
    points = {
        "@@type": "ScatterplotLayer",
        "getPosition": f"@@=[{lon}, {lat}]",
        "getRadius": f"@@={sizes}" if sizes is not None else _USUAL_SIZE if size is None else size,
        "radiusMinPixels": 3,
        "radiusUnits": "meters",
        "getFillColor": _fill(frame, color, colors),
    }
    view = {**cast("dict[str, object]", nowhere["initialViewState"]), **_view(frame, lat, lon, zoom)}
    return {**nowhere, "initialViewState": view, "layers": [{**points, "data": frame.to_dict("records")}]}


def _position(frame: pd.DataFrame, what: str, given: object, usual: tuple[str, ...]) -> str:
    name = given if isinstance(given, str) and given in frame.columns else None
    name = name or next((column for column in usual if column in frame.columns), None)
    if name is None:
        there_are = ", ".join(f"`{column}`" for column in frame.columns)
        raise StreamlitAPIException(
            f"A map needs a column with the {what}, named by `{what}` or called one of "
            f"{', '.join(map(repr, usual))}. The columns are: {there_are}.",
            error_id="map-missing-lat-lon-column",
        )
    if bool(cast("Any", frame[name]).isna().any()):
        raise StreamlitAPIException(
            f"Every point needs a place: the column `{name}` has empty entries.", error_id="map-column-contains-nulls"
        )
    return name


def _column(frame: pd.DataFrame, column_or_value: object) -> str | None:
    return column_or_value if isinstance(column_or_value, str) and column_or_value in frame.columns else None


def _fill(frame: pd.DataFrame, color: object, column: str | None) -> object:
    """A colour, or where each point has its own. The frame's colours become numbers."""
    if column is not None:
        values = cast("Any", frame[column])
        if not len(values) or not is_color(values.iat[0]):
            raise StreamlitAPIException(f"The column `{column}` holds no colours.", error_id="map-invalid-color-column")
        frame[column] = values.astype(object).map(color_numbers)
        return f"@@={column}"
    if color is None or (isinstance(color, str) and color.lower() == "primary"):
        return "primary"
    return color_numbers(color)


def _view(frame: pd.DataFrame, lat: str, lon: str, zoom: int | None) -> dict[str, object]:
    north, south = cast("Any", frame[lat]).max(), cast("Any", frame[lat]).min()
    east, west = cast("Any", frame[lon]).max(), cast("Any", frame[lon]).min()
    widest = max(abs(north - south), abs(east - west))
    return {
        "latitude": (north + south) / 2.0,
        "longitude": (east + west) / 2.0,
        "zoom": _zoom_of(widest) if zoom is None else zoom,
    }


def _zoom_of(degrees: float) -> int:
    for step, (most, least) in enumerate(pairwise(_DEGREES_OF_ZOOM)):
        if least < degrees <= most:
            return step
    return _USUAL_ZOOM
