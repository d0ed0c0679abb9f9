"""Files in memory (`io.BytesIO`, and those that a browser has sent) -> their states, and back.

The content is told by the bytes that the object itself holds: they are shared, not copied, until somebody writes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias, cast

from flowc_shims.streamlit.uploaded_file import UploadedFile, content_of, put_content

State: TypeAlias = tuple[object, ...]


def _state(value: io.BytesIO) -> State:
    return (*content_of(value), tuple(vars(value)), tuple(vars(value).values()))


def _children(value: io.BytesIO) -> Iterable[object]:
    return vars(value).values()


def _restore(value: io.BytesIO, state: State) -> None:
    content, position, names, values = cast("tuple[bytes | None, int, tuple[str, ...], State]", state)
    put_content(value, content, position)
    vars(value).clear()
    vars(value).update(zip(names, values, strict=True))


Parts: TypeAlias = tuple[str, Callable[[Any], State], Callable[[Any], Iterable[object]], Callable[[Any, Any], None]]

SHAPES: Final[dict[type, Parts]] = {
    io.BytesIO: ("file in memory", _state, _children, _restore),
    UploadedFile: ("uploaded file", _state, _children, _restore),
}
