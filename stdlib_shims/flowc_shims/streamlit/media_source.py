"""Pictures, sound and film as scripts give them -> an address that a browser loads, or bytes kept beside the page.

Holds: bytes are kept by content, so the same picture is sent once; a file is read where the command is called, and so
an input of the slot.
"""

from __future__ import annotations

import io
import mimetypes
from datetime import timedelta
from pathlib import Path
from typing import Protocol, TypeAlias, cast

from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitBadTimeStringError,
    StreamlitInvalidParameterTypeError,
)
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import descends_from
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.time_span import seconds_of
from flowc_shims.streamlit.web_address import is_loadable

Source: TypeAlias = str | BlobRef
"""Where a browser finds it: an address, or bytes beside the page."""


class MediaFileStorageError(Exception):
    """A file that cannot be read."""

    __module__ = "streamlit.runtime.media_file_storage"


def media_source(data: object, mime: str) -> Source | None:
    """Sound or film; None where there is nothing in it."""
    if data is None:
        return None
    if isinstance(data, str) and not _is_file(data) and is_loadable(data):
        return data
    content = media_bytes(data, "data")
    return None if content is None else current_host().blob(content, mime)


def media_bytes(data: object, parameter: str) -> bytes | None:
    """The bytes of a file by its name, of a buffer, an open file or an array."""
    if isinstance(data, str | Path):
        return read_file(data)
    if isinstance(data, bytes):
        return data
    if isinstance(data, io.BytesIO):
        return data.getvalue()
    if isinstance(data, io.RawIOBase | io.BufferedReader):
        data.seek(0)
        return cast("bytes | None", data.read())
    if is_array(data):
        return cast("_Array", data).tobytes()
    names = ["str", "bytes", "Path", "BytesIO", "file-like", "ndarray"]
    raise StreamlitInvalidParameterTypeError(parameter, type(data).__name__, names)


def read_file(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise MediaFileStorageError(f"Error opening '{path}'") from error


class _Array(Protocol):
    """What is asked of a numpy array."""

    def tobytes(self) -> bytes: ...


def is_array(value: object) -> bool:
    """A numpy array."""
    return descends_from(value, "numpy.ndarray")


def guessed_mime(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def check_alt(alt: object, *, decorative: bool = False) -> str | None:
    """What is read out instead; `decorative`: an empty text says that there is nothing to say."""
    if alt is None:
        return None
    text = str(alt)
    return text if text == "" and decorative else text.strip() or None


def check_span(start_time: object, end_time: object) -> tuple[int, int | None]:
    """Start and end in seconds."""
    start = _seconds("start_time", start_time)
    end = None if end_time is None else _seconds("end_time", end_time)
    return start, end


def _seconds(parameter: str, time: object) -> int:
    try:
        return int(seconds_of(cast("float | timedelta | str", time)))
    except (StreamlitBadTimeStringError, ValueError, TypeError):
        raise StreamlitAPIException(
            f"`{parameter}` is a number of seconds, a timedelta or a text like `'1h23s'`, not {time!r}.",
            error_id=f"media-invalid-{parameter.replace('_', '-')}",
        ) from None


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False
