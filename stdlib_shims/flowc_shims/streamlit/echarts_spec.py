"""An ECharts option, in any of the forms that a script may give, becomes JSON text and tables beside it.

Holds: the script's own objects are not changed. What ECharts would draw only with JavaScript or an extension is refused
here, with the reason, since a browser would show an empty chart.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias, cast

from flowc_shims.streamlit.arrow import ARROW_MIME, arrow_bytes
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitDataframeConversionError,
    StreamlitInvalidParameterTypeError,
)
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import has_method
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.table_shape import is_table

Option: TypeAlias = dict[str, object]


def pack_option(spec: object) -> tuple[str, dict[str, BlobRef]]:
    """The option's text, and its tables by name."""
    option = _option(spec)
    _refuse_what_cannot_be_drawn(option)
    stored: dict[str, BlobRef] = {}
    for variant in _variants(option):
        for dataset in _entries(variant.get("dataset")):
            _take_table(dataset, stored)
    return _text(option), stored


_FUNCTION: Final = re.compile(r"\bfunction\s*\(|=>")
_JS_CODE: Final = "--x_x--"
"""What pyecharts puts around JavaScript."""
_GL_COMPONENTS: Final = frozenset({"geo3D", "globe", "grid3D", "mapbox3D", "maptalks3D"})
_GL_SERIES: Final = frozenset(
    "bar3D flowGL globe graphGL line3D lines3D linesGL map3D polygons3D scatter3D scatterGL surface".split()
)
_EXTENSIONS: Final = {"liquidFill": "echarts-liquidfill", "wordCloud": "echarts-wordcloud"}


def _option(spec: object) -> Option:
    if isinstance(spec, str):
        option = _parsed(spec)
    elif isinstance(spec, Mapping):
        option = _copied(dict(cast("Mapping[str, object]", spec)))
    elif has_method(spec, "dump_options"):
        option = _parsed(str(spec.dump_options()))
    else:
        raise StreamlitInvalidParameterTypeError("spec", type(spec).__name__, ["dict", "str", "pyecharts chart"])
    if not isinstance(option, dict):
        raise StreamlitInvalidParameterTypeError("spec", type(option).__name__, ["dict"])
    return cast("Option", option)


def _parsed(text: str) -> object:
    try:
        option: object = json.loads(text)
    except ValueError as error:
        start = error.pos if isinstance(error, json.JSONDecodeError) else 0
        if _FUNCTION.search(text[start:]):
            raise _no_functions() from error
        raise StreamlitAPIException(
            f"The option is no JSON text: {error}.", error_id="echarts-spec-invalid-json"
        ) from error
    if _has_code(option):
        raise _no_functions()
    return option


def _has_code(value: object) -> bool:
    if isinstance(value, str):
        text = value.strip()
        return text.startswith(_JS_CODE) and text.endswith(_JS_CODE) and len(text) > 2 * len(_JS_CODE)
    if isinstance(value, dict):
        return any(map(_has_code, cast("Option", value).values()))
    return isinstance(value, list) and any(map(_has_code, cast("list[object]", value)))


def _no_functions() -> StreamlitAPIException:
    return StreamlitAPIException(
        "The option holds JavaScript functions, which are never run. Use text templates as `'{b}: {c}'` instead.",
        error_id="echarts-js-callbacks-not-supported",
    )


def _copied(value: object) -> object:
    """A copy that may be changed where dicts are; tables and lists of plain values stay what they are."""
    if isinstance(value, dict):
        return {
            key: item if key == "source" and is_table(item) else _copied(item)
            for key, item in cast("Option", value).items()
        }
    items = _items(value)
    return [_copied(item) for item in items] if any(isinstance(item, dict) for item in items) else value


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, (list, tuple)) else []


def _variants(option: Option) -> Iterator[Option]:
    """The option itself, and those that a timeline or a width of the page puts over it."""
    yield option
    yield from _media(option)
    base = option.get("baseOption")
    if isinstance(base, dict):
        yield cast("Option", base)
        yield from _media(cast("Option", base))
    for step in _listed(option, "options"):
        yield step
        yield from _media(step)


def _media(option: Option) -> Iterator[Option]:
    for entry in _listed(option, "media"):
        inner = entry.get("option")
        if isinstance(inner, dict):
            yield cast("Option", inner)


def _listed(option: Option, name: str) -> list[Option]:
    value = option.get(name)
    if value is None:
        return []
    if not isinstance(value, (list, tuple)):
        raise StreamlitAPIException(f"`{name}` of an option is a list.", error_id="echarts-spec-invalid-structure")
    return _entries(cast("list[object]", value))


def _entries(value: object) -> list[Option]:
    """One dict or several."""
    items = cast("list[object]", [*value] if isinstance(value, (list, tuple)) else [value])
    return [cast("Option", item) for item in items if isinstance(item, dict)]


def _refuse_what_cannot_be_drawn(option: Option) -> None:
    variants = list(_variants(option))
    series = [one for variant in variants for one in _entries(variant.get("series"))]
    kinds = [str(one.get("type")) for one in series]
    components = {name for variant in variants for name in variant}
    for name in sorted((components & _GL_COMPONENTS) | (_GL_SERIES & set(kinds))):
        raise StreamlitAPIException(
            f"`{name}` needs the extension ECharts GL, which is not there.",
            error_id="echarts-gl-series-not-supported",
        )
    for kind in kinds:
        if kind in _EXTENSIONS:
            raise StreamlitAPIException(
                f"Series of type `{kind}` need the extension `{_EXTENSIONS[kind]}`, which is not there.",
                error_id="echarts-extension-series-not-supported",
            )
        if kind == "custom":
            raise StreamlitAPIException(
                "Series of type `custom` are drawn by JavaScript functions, which are never run.",
                error_id="echarts-custom-series-not-supported",
            )
    on_a_map = any("geo" in variant for variant in variants) or "map" in kinds
    if on_a_map or any(one.get("coordinateSystem") == "geo" for one in series):
        raise StreamlitAPIException(
            "ECharts knows no maps of itself: use `st.map` or `st.pydeck_chart`.",
            error_id="echarts-map-charts-not-supported",
        )


def _take_table(dataset: Option, stored: dict[str, BlobRef]) -> None:
    source = dataset.get("source")
    if not is_table(source):
        return
    try:
        content = arrow_bytes(source)
    except (TypeError, ValueError) as error:
        raise StreamlitDataframeConversionError(f"`dataset.source` cannot be sent: {error}") from error
    table = current_host().blob(content, ARROW_MIME)
    stored.setdefault(table.digest, table)
    dataset["source"] = {"name": table.digest}


def _text(option: Option) -> str:
    try:
        return json.dumps(option, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        found = None if isinstance(error, RecursionError) else _no_json(option, "")
        where = "" if found is None else f" `{found[0]}` is {_told(found[1])}."
        raise StreamlitAPIException(
            f"The option cannot be written as JSON.{where} Give tables as `dataset.source`, and plain numbers, texts, "
            "lists and dicts everywhere else.",
            error_id="echarts-spec-not-json-serializable",
        ) from error


def _no_json(value: object, path: str) -> tuple[str, object] | None:
    """The first value that JSON has no form for, and where it stands."""
    if isinstance(value, float):
        return None if math.isfinite(value) else (path, value)
    if value is None or isinstance(value, (str, int)):
        return None
    if isinstance(value, dict):
        parts = [(f"{path}.{key}" if path else str(key), item) for key, item in cast("Option", value).items()]
    elif isinstance(value, (list, tuple)):
        parts = [(f"{path}[{at}]", item) for at, item in enumerate(cast("list[object]", value))]
    else:
        return path, value
    return next((found for place, item in parts if (found := _no_json(item, place)) is not None), None)


def _told(value: object) -> str:
    if isinstance(value, float):
        return f"{value}; where a number is missing, write `None`"
    return f"a `{type(value).__name__}`"
