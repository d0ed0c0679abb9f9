"""`st.write` and `st.write_stream`: each value is shown by the command that fits its type.

Texts that follow each other are shown as one Markdown element, as Streamlit does.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections import ChainMap, UserDict, UserList
from collections.abc import Callable, ItemsView, KeysView, ValuesView
from io import StringIO
from types import (
    BuiltinFunctionType,
    BuiltinMethodType,
    FunctionType,
    MappingProxyType,
    MethodType,
    ModuleType,
)
from typing import Any, Final, TypeAlias

from flowc_shims.streamlit.delta_generator import (
    BOTTOM_HANDLE,
    COMMANDS,
    MAIN_HANDLE,
    SIDEBAR_HANDLE,
    DeltaGenerator,
    command,
)
from flowc_shims.streamlit.elements.dataframe import dataframe
from flowc_shims.streamlit.elements.exception import exception
from flowc_shims.streamlit.elements.help import help as show_help
from flowc_shims.streamlit.elements.html import html
from flowc_shims.streamlit.elements.json import json
from flowc_shims.streamlit.elements.markdown import latex, markdown
from flowc_shims.streamlit.elements.vega_lite import altair_chart
from flowc_shims.streamlit.elements.write_stream import StreamedParts, write_stream
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.kinds_of_values import (
    has_method,
    is_address,
    is_altair_chart,
    is_custom_dict,
    is_graphviz_chart,
    is_namedtuple,
    is_pillow_image,
    is_plotly_chart,
    is_pydantic_model,
    is_sequence_of_pydantic_models,
    is_sympy_expression,
    type_name,
)
from flowc_shims.streamlit.not_built import NotBuilt
from flowc_shims.streamlit.table_shape import is_table

Show: TypeAlias = Callable[[DeltaGenerator, Any], object]

_NESTED: Final = (
    dict,
    list,
    map,
    enumerate,
    MappingProxyType,
    UserDict,
    ChainMap,
    UserList,
    ItemsView,
    KeysView,
    ValuesView,
)
_DESCRIBED: Final = (BuiltinFunctionType, BuiltinMethodType, FunctionType, MethodType, ModuleType)


@command
def write(dg: DeltaGenerator, *args: object, unsafe_allow_html: bool = False) -> None:
    """Show each argument as fits its type."""
    if len(args) > 1 and dg not in (MAIN_HANDLE, SIDEBAR_HANDLE, BOTTOM_HANDLE):
        raise StreamlitAPIException(
            "`write()` with several arguments is for `st`, `st.sidebar` and `st.bottom`; "
            "on another handle it takes one at a time."
        )
    texts: list[str] = []
    for value in args:
        show = None if isinstance(value, str) else _command_for(value, unsafe_allow_html=unsafe_allow_html)
        if show is None:
            texts.append(value if isinstance(value, str) else _as_code(str(value)))
            continue
        _flush(dg, texts, unsafe_allow_html=unsafe_allow_html)
        show(dg, value)
    _flush(dg, texts, unsafe_allow_html=unsafe_allow_html)


def _flush(dg: DeltaGenerator, texts: list[str], *, unsafe_allow_html: bool) -> None:
    if texts:
        markdown(dg, " ".join(texts), unsafe_allow_html=unsafe_allow_html)
        texts.clear()


def _command_for(value: object, *, unsafe_allow_html: bool) -> Show | None:
    """What shows `value`; None where its text is all there is to show. The order decides where several would fit."""
    if isinstance(value, StreamedParts):
        return lambda dg, parts: _show_parts(dg, parts, unsafe_allow_html=unsafe_allow_html)
    if isinstance(value, Exception):
        return exception
    if isinstance(value, DeltaGenerator):
        return show_help
    if is_table(value):
        return dataframe
    library = _library_command(value)
    if library is not None:
        return library
    if isinstance(value, _NESTED) or _is_record(value):
        return json
    if isinstance(value, StringIO):
        return lambda dg, text: markdown(dg, text.getvalue())
    if _is_stream(value):
        return write_stream
    if isinstance(value, _DESCRIBED) or dataclasses.is_dataclass(value) or inspect.isclass(value):
        return show_help
    if unsafe_allow_html and has_method(value, "_repr_html_"):
        return html
    if has_method(value, "to_pandas") or has_method(value, "__dataframe__"):
        return dataframe
    return show_help if is_address(str(value)) else None


def _library_command(value: object) -> Show | None:
    """The command for a figure, a formula or an image of a library."""
    if is_altair_chart(value):
        return altair_chart
    if is_sympy_expression(value):
        return latex
    for name, is_one in (
        ("pyplot", type_name(value) == "matplotlib.figure.Figure"),
        ("plotly_chart", is_plotly_chart(value)),
        ("graphviz_chart", is_graphviz_chart(value)),
        ("image", is_pillow_image(value)),
        ("pydeck_chart", type_name(value) == "pydeck.bindings.deck.Deck"),
    ):
        if is_one and name in COMMANDS:
            return COMMANDS[name]
        if is_one:
            raise NotBuilt(f"`st.{name}`, with which `st.write` would show a {type(value).__name__},")
    return None


def _is_record(value: object) -> bool:
    return (
        is_custom_dict(value)
        or is_namedtuple(value)
        or is_pydantic_model(value)
        or is_sequence_of_pydantic_models(value)
    )


def _is_stream(value: object) -> bool:
    return (
        inspect.isgenerator(value)
        or inspect.isgeneratorfunction(value)
        or inspect.isasyncgen(value)
        or inspect.isasyncgenfunction(value)
        or type_name(value) == "openai.Stream"
    )


def _show_parts(dg: DeltaGenerator, parts: list[object], *, unsafe_allow_html: bool) -> None:
    for part in parts:
        if callable(part):
            part()
        else:
            write(dg, part, unsafe_allow_html=unsafe_allow_html)


def _as_code(text: str) -> str:
    """Any text as Markdown code: the fence is longer than any run of backticks in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    if "\n" in text:
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{text}\n{fence}"
    fence = "`" * (longest + 1)
    return f"{fence}{text}{fence}"
