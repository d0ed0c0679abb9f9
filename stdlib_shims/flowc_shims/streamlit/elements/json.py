"""`st.json`: nested data as a tree that can be folded."""

from __future__ import annotations

import json as json_text
from collections import ChainMap, UserDict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.alert import warning
from flowc_shims.streamlit.errors import StreamlitInvalidParameterTypeError
from flowc_shims.streamlit.kinds_of_values import (
    has_method,
    is_custom_dict,
    is_list_like,
    is_namedtuple,
    is_pydantic_model,
)
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.page import Props


class JsonProps(Props, frozen=True, kw_only=True, tag="json"):
    """`body` is JSON text; Python's NaN and Infinity may stand in it. `max_depth` None: open all the way."""

    body: str
    expanded: bool = True
    max_depth: int | None = None
    width: WidthWithoutContent = "stretch"


@command
def json(
    dg: DeltaGenerator, body: object, *, expanded: bool | int = True, width: WidthWithoutContent = "stretch"
) -> DeltaGenerator:
    """Show `body`, which is data or JSON text; `expanded` may be how many levels are open at first."""
    text = _text(dg, _plain(body))
    if not isinstance(expanded, int):
        raise StreamlitInvalidParameterTypeError("expanded", type(expanded).__name__, ["bool", "int"])
    props = JsonProps(
        body=text,
        expanded=expanded if isinstance(expanded, bool) else True,
        max_depth=None if isinstance(expanded, bool) else expanded,
        width=check_width_without_content(width),
    )
    return append(dg, props)


def _plain(body: object) -> object:
    """The outermost value as dict, list or text; what is inside is left to the encoder."""
    if is_custom_dict(body):
        return body.to_dict()
    if is_namedtuple(body):
        return body._asdict()
    if isinstance(body, (ChainMap, MappingProxyType, UserDict)):
        return dict(cast("Mapping[object, object]", body))
    if is_pydantic_model(body):
        return dict(body)
    if is_list_like(body):
        items = list(body)
        if items and all(is_pydantic_model(item) for item in items):
            return [item.model_dump() if has_method(item, "model_dump") else dict(cast("Any", item)) for item in items]
        return items
    return body


def _text(dg: DeltaGenerator, body: object) -> str:
    if isinstance(body, str):
        return body
    try:
        return json_text.dumps(body, default=_fallback)
    except TypeError as error:
        warning(dg, f"Some keys of this data cannot be keys in JSON and are left out ({error}).")
        return json_text.dumps(body, skipkeys=True, default=_fallback)


def _fallback(value: object) -> object:
    if isinstance(value, set):
        return list(cast("set[object]", value))
    return repr(value)
