"""`st.write_stream`: text that grows while it arrives, chunk by chunk, in one Markdown element.

Holds: what is returned is what was shown: the whole text, or the parts in order where not everything was text.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from typing import Any, Final, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.empty import empty
from flowc_shims.streamlit.elements.markdown import MarkdownProps, markdown
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError
from flowc_shims.streamlit.kinds_of_values import type_name
from flowc_shims.streamlit.table_shape import is_table
from flowc_shims.streamlit.wording import clean_text


class StreamedParts(list[object]):
    """What a stream held, text and other values in order; `st.write` shows it again part by part."""

    __slots__ = ()


@command
def write_stream(
    dg: DeltaGenerator,
    stream: Callable[..., object] | Iterable[object] | AsyncGenerator[object, None],
    *,
    cursor: str | None = None,
) -> list[object] | str:
    """Show a stream as it arrives, and give what it held."""
    if isinstance(stream, str) or is_table(stream):
        raise StreamlitInvalidParameterTypeError(
            "stream", type(stream).__name__, ["generator", "iterable"], detail="`st.write` shows this."
        )
    parts = StreamedParts()
    growing = _GrowingText(dg, cursor or "")
    for chunk in map(_plain, _iterate(stream)):
        if isinstance(chunk, str):
            growing.add(chunk)
            continue
        growing.finish(parts)
        if callable(chunk):
            chunk()
        else:
            cast("Callable[[object], None]", dg.write)(chunk)
            parts.append(chunk)
    growing.finish(parts)
    if not parts:
        return ""
    first = parts[0]
    return first if len(parts) == 1 and isinstance(first, str) else parts


class _GrowingText:
    """The element that the current run of text chunks is shown in."""

    __slots__ = ("_cursor", "_dg", "_place", "_text")

    def __init__(self, dg: DeltaGenerator, cursor: str) -> None:
        self._dg = dg
        self._cursor = cursor
        self._place: DeltaGenerator | None = None
        self._text = ""

    def add(self, chunk: str) -> None:
        if not chunk:
            return
        self._text += chunk
        # The first chunk comes without the cursor, so that a text of one chunk never flickers.
        shown = self._text if self._place is None else self._text + self._cursor
        if self._place is None:
            self._place = empty(self._dg)
        append(self._place, MarkdownProps(body=clean_text(shown), streaming=True))

    def finish(self, parts: StreamedParts) -> None:
        """Show the whole text, without cursor, and start anew."""
        if self._place is not None:
            markdown(self._place, self._text)
            parts.append(self._text)
        self._place, self._text = None, ""


_CHAT_CHUNK: Final = re.compile(r"openai\..+\.ChatCompletionChunk")
_RESPONSE_EVENT: Final = re.compile(r"openai\..+\.Response.+Event")
_TEXT_EVENTS: Final = frozenset({"response.output_text.delta", "response.refusal.delta"})


def _plain(chunk: object) -> object:
    """The text in a chunk of a language model's client library; any other chunk as it is."""
    name = type_name(chunk)
    value = cast("Any", chunk)
    try:
        if _CHAT_CHUNK.fullmatch(name):
            return (value.choices[0].delta.content or "") if value.choices and value.choices[0].delta else ""
        if _RESPONSE_EVENT.fullmatch(name):
            return (value.delta or "") if value.type in _TEXT_EVENTS else ""
        if name == "langchain_core.messages.ai.AIMessageChunk":
            return value.content or ""
    except AttributeError as error:
        raise StreamlitAPIException(f"A chunk of type `{name}` has no text where this library puts it.") from error
    return chunk


def _iterate(stream: object) -> Iterator[object]:
    value: Any = stream
    if inspect.isgeneratorfunction(value) or inspect.isasyncgenfunction(value):
        value = value()
    if inspect.isasyncgen(value):
        return _in_own_loop(cast("AsyncGenerator[object, None]", value))
    try:
        return iter(value)
    except TypeError as error:
        raise StreamlitAPIException(f"A value of type `{type_name(stream)}` is no stream and no iterable.") from error


def _in_own_loop(stream: AsyncGenerator[object, None]) -> Iterator[object]:
    import asyncio

    loop = asyncio.new_event_loop()
    try:
        while True:
            try:
                chunk = loop.run_until_complete(anext(stream))
            except StopAsyncIteration:
                return
            yield chunk
    finally:
        loop.close()
