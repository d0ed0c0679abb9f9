"""A Vega-Lite specification with data in it becomes a JSON text and data sets beside it, as Arrow IPC streams.

Holds: every data set is named by its content, and what Altair counts up in a process (`param_7`) is counted from 1, so
equal charts are equal texts. Maps (GeoJSON, TopoJSON) stay in the text, since they are no tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import nullcontext
from threading import Lock
from typing import Any, Final, cast

from flowc_shims.streamlit.arrow import ARROW_MIME, arrow_bytes
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.page import BlobRef


def pack_spec(spec: Mapping[str, object], data: object, *, fit_width: bool) -> tuple[str, dict[str, BlobRef]]:
    """The text and the tables by name. `data` is the chart's table where it is given beside the specification."""
    if not spec:
        raise StreamlitMissingRequiredParameterError("spec", detail="A chart needs a specification.")
    body = dict(spec)
    body.setdefault("autosize", _autosize(body, fit_width=fit_width))
    _keep_empty_titles(body)
    stored: dict[str, BlobRef] = {}
    renamed = _take_datasets(body, stored)
    _take_data(body, data, stored)
    text = _counted_from_one(body)
    for old, new in renamed.items():
        text = text.replace(json.dumps({"name": old}), json.dumps({"name": new}))
    return text, stored


def altair_spec(chart: object) -> dict[str, object]:
    """An Altair chart as a specification, its tables under `datasets` as they are."""
    import altair

    tables: dict[str, object] = {}

    def keep(data: object) -> dict[str, str]:
        name = f"table-{len(tables)}"
        tables[name] = data
        return {"name": name}

    # Altair's settings belong to the whole process, and other sessions draw charts at the same time.
    with _altair_settings:
        transformers = cast("Any", altair.data_transformers)
        theme = cast("Any", altair.theme)
        transformers.register("flowc", keep)
        with theme.enable("none") if theme.active == "default" else nullcontext():
            with transformers.enable("flowc"):
                spec = cast("dict[str, object]", cast("Any", chart).to_dict())
    own = spec.get("datasets")
    spec["datasets"] = {**cast("dict[str, object]", own if isinstance(own, dict) else {}), **tables}
    return spec


def is_composed(spec: Mapping[str, object]) -> bool:
    """True where charts stand in charts that stand below each other."""
    parts = spec.get("vconcat")
    if not isinstance(parts, list):
        return False
    return any(
        isinstance(part, dict) and not _COMPOSITIONS.isdisjoint(cast("dict[str, object]", part))
        for part in cast("list[object]", parts)
    )


def is_faceted(spec: Mapping[str, object]) -> bool:
    """True where a chart is repeated for each part of the data."""
    encoding = spec.get("encoding")
    channels = cast("dict[str, object]", encoding) if isinstance(encoding, dict) else {}
    return "facet" in spec or not {"row", "column", "facet"}.isdisjoint(channels)


_altair_settings: Final = Lock()
_COMPOSITIONS: Final = frozenset({"hconcat", "vconcat", "concat", "layer", "facet", "repeat"})
_COUNTED: Final = re.compile(r'"(param|view)_([0-9a-f]+(?:_[0-9]+)?)"')
_GEOMETRIES: Final = frozenset({"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"})
_WITH_GEOMETRY: Final = {"FeatureCollection": "features", "Feature": "geometry", "GeometryCollection": "geometries"}


def _autosize(spec: Mapping[str, object], *, fit_width: bool) -> dict[str, str]:
    if "vconcat" in spec and fit_width:
        kind = "pad" if is_composed(spec) else "fit-x"
    else:
        kind = "pad" if is_faceted(spec) or is_composed(spec) else "fit"
    return {"type": kind, "contains": "padding"}


def _keep_empty_titles(spec: dict[str, object]) -> None:
    """A legend title of None would be filled in by Vega; one space is a title that shows nothing."""
    encoding = spec.get("encoding")
    color = cast("dict[str, object]", encoding).get("color") if isinstance(encoding, dict) else None
    if not isinstance(color, dict):
        return
    channel = cast("dict[str, object]", color)
    legend = channel.get("legend")
    if isinstance(legend, dict):
        channel = {**channel, "legend": _with_title(cast("dict[str, object]", legend))}
    spec["encoding"] = {**cast("dict[str, object]", encoding), "color": _with_title(channel)}


def _with_title(channel: dict[str, object]) -> dict[str, object]:
    return {**channel, "title": " "} if "title" in channel and channel["title"] is None else channel


def _take_datasets(spec: dict[str, object], stored: dict[str, BlobRef]) -> dict[str, str]:
    """Move named tables out of the specification; gives their new names."""
    datasets = spec.pop("datasets", None)
    if not isinstance(datasets, dict):
        return {}
    maps: dict[str, object] = {}
    renamed: dict[str, str] = {}
    for name, table in cast("dict[object, object]", datasets).items():
        if is_map(table):
            maps[str(name)] = table
        else:
            renamed[str(name)] = _store(table, stored)
    if maps:
        spec["datasets"] = maps
    return renamed


def _take_data(spec: dict[str, object], data: object, stored: dict[str, BlobRef]) -> None:
    """Move the chart's own table out of the specification."""
    given = spec.get("data")
    if isinstance(given, dict):
        inline = cast("dict[str, object]", given)
        if "values" in inline and not is_map(inline["values"]):
            data = inline["values"]
            spec["data"] = {key: value for key, value in inline.items() if key != "values"}
    elif given is not None and not is_map(given):
        data = given
        spec["data"] = {}
    if data is not None:
        rest = cast("dict[str, object]", spec.get("data") or {})
        spec["data"] = {**rest, "name": _store(data, stored)}


def is_map(data: object) -> bool:
    """GeoJSON or TopoJSON."""
    if isinstance(data, list):
        items = cast("list[object]", data)
        first = cast("dict[str, object]", items[0]) if items and isinstance(items[0], dict) else {}
        return first.get("type") == "Feature" and "geometry" in first
    if not isinstance(data, dict):
        return False
    value = cast("dict[str, object]", data)
    kind = value.get("type")
    if kind in _WITH_GEOMETRY:
        return _WITH_GEOMETRY[str(kind)] in value
    if kind in _GEOMETRIES:
        return "coordinates" in value
    return kind in (None, "Topology") and isinstance(value.get("arcs"), list) and isinstance(value.get("objects"), dict)


def _store(table: object, stored: dict[str, BlobRef]) -> str:
    content = table if isinstance(table, bytes) else arrow_bytes(table)
    data = current_host().blob(content, ARROW_MIME)
    stored.setdefault(data.digest, data)
    return data.digest


def _counted_from_one(spec: Mapping[str, object]) -> str:
    """The text, with Altair's counted names renumbered in order of appearance; maps are not searched."""
    kept = {key: spec[key] for key in ("datasets", "data") if key in spec}
    text = json.dumps({key: value for key, value in spec.items() if key not in kept})
    numbers: dict[str, dict[str, int]] = {"param": {}, "view": {}}

    def renumber(found: re.Match[str]) -> str:
        seen = numbers[found[1]]
        return f'"{found[1]}_{seen.setdefault(found[2], len(seen) + 1)}"'

    return json.dumps({**json.loads(_COUNTED.sub(renumber, text)), **kept})
