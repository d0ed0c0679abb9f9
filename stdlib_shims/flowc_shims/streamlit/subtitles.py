"""Subtitles as SRT or WebVTT, of a file, a text or bytes -> WebVTT, which browsers show."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Final

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, StreamlitValueError

_TIME: Final = re.compile(r"\d{2}:\d{2}:\d{2},\d{3}")
_SUFFIXES: Final = (".srt", ".vtt")


def subtitle_bytes(track: object) -> bytes:
    """Raises StreamlitAPIException for what is no subtitles."""
    if isinstance(track, str | Path):
        text = str(track)
        path = Path(text) if len(text) < 4096 and "\n" not in text else None
        if path is not None and path.is_file():
            if path.suffix.lower() not in _SUFFIXES:
                raise StreamlitValueError("subtitles", list(_SUFFIXES), detail=f"It is {path.suffix}.")
            return _as_vtt(path.read_bytes())
        if isinstance(track, Path):
            raise StreamlitAPIException(f"There is no file {track}.", error_id="subtitle-file-not-found")
        return _as_vtt(text.strip().encode())
    if isinstance(track, io.BytesIO):
        return _as_vtt(track.getvalue())
    if isinstance(track, bytes):
        return _as_vtt(track)
    raise StreamlitInvalidParameterTypeError("subtitles", type(track).__name__, ["str", "bytes", "Path", "BytesIO"])


def _as_vtt(content: bytes) -> bytes:
    text = content.decode("utf-8-sig")
    if text.lstrip().startswith("WEBVTT"):
        return content
    if _TIME.search(text) is None:
        raise StreamlitValueError("subtitles", ["WebVTT", "SRT"])
    # SRT has commas where WebVTT has points, and numbers that WebVTT can do without.
    return ("WEBVTT\n\n" + _TIME.sub(lambda found: found[0].replace(",", "."), text)).strip().encode()
