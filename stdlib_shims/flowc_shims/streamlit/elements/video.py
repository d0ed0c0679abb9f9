"""`st.video`: film with a player, and subtitles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import msgspec

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
)
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.media_source import Source, check_alt, check_span, media_source
from flowc_shims.streamlit.page import BlobRef, Props
from flowc_shims.streamlit.subtitles import subtitle_bytes

if TYPE_CHECKING:
    from datetime import timedelta

_YOUTUBE: Final = re.compile(
    r"(?:https?:)?(?://)?(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/"
    r"(?:(?:watch)?\?(?:[\w.=&%-]*&)?v=|embed/|v/|e/|shorts/)|youtu\.be/)([\w-]{10,20})"
)


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """Subtitles, as WebVTT."""

    label: str
    source: BlobRef


class VideoProps(Props, frozen=True, kw_only=True, tag="video"):
    """Times are in seconds. Where it is `embedded`, `source` is the address of a page with a player of its own."""

    source: Source | None
    embedded: bool = False
    start_time: int = 0
    end_time: int | None = None
    loop: bool = False
    autoplay: bool = False
    muted: bool = False
    subtitles: tuple[Track, ...] = ()
    alt: str | None = None
    width: WidthWithoutContent = "stretch"


@command
def video(
    dg: DeltaGenerator,
    data: object,
    format: str = "video/mp4",
    start_time: int | float | timedelta | str = 0,
    *,
    subtitles: object = None,
    end_time: int | float | timedelta | str | None = None,
    loop: bool = False,
    autoplay: bool = False,
    muted: bool = False,
    alt: str | None = None,
    width: WidthWithoutContent = "stretch",
) -> DeltaGenerator:
    """Show a player: for a file, bytes, or an address, of YouTube too."""
    start, end = check_span(start_time, end_time)
    size = check_width_without_content(width)
    if start < 0 or (end is not None and end <= start):
        raise StreamlitAPIException(
            f"A film cannot play from {start} to {end} seconds.", error_id="media-invalid-start-end-time"
        )
    page = _YOUTUBE.match(data) if isinstance(data, str) else None
    if page is not None and subtitles:
        raise StreamlitIncompatibleParametersError(
            "subtitles", "data=<YouTube URL>", explanation="YouTube's player has subtitles of its own."
        )
    props = VideoProps(
        source=media_source(data, format) if page is None else f"https://www.youtube.com/embed/{page[1]}",
        embedded=page is not None,
        start_time=start,
        end_time=end,
        loop=bool(loop),
        autoplay=bool(autoplay),
        muted=bool(muted),
        subtitles=tuple(_track(label, track) for label, track in _tracks(subtitles)),
        alt=check_alt(alt),
        width=size,
    )
    return append(dg, props)


def _tracks(subtitles: object) -> list[tuple[object, object]]:
    if not subtitles:
        return []
    if isinstance(subtitles, str | bytes | BytesIO | Path):
        return [("default", subtitles)]
    if isinstance(subtitles, dict):
        return list(cast("Mapping[object, object]", subtitles).items())
    names = ["str", "bytes", "BytesIO", "Path", "dict"]
    raise StreamlitInvalidParameterTypeError("subtitles", type(subtitles).__name__, names)


def _track(label: object, track: object) -> Track:
    try:
        content = subtitle_bytes(track)
    except (TypeError, ValueError, StreamlitAPIException) as error:
        raise StreamlitAPIException(
            f"The subtitles {label!r} cannot be read: {error}", error_id="video-failed-processing-subtitle"
        ) from error
    return Track(label=str(label or ""), source=current_host().blob(content, "text/vtt"))
