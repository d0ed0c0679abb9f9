"""`st.iframe`, and `html` and `iframe` of `streamlit.components.v1`: another page, or HTML, in a frame of its own.

HTML of the script may run code there, but not as a page of this server: it is served with a policy that gives it an
origin of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, TypeAlias

from flowc_shims.streamlit.delta_generator import MAIN_HANDLE, DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.layout_size import check_height, check_width
from flowc_shims.streamlit.media_source import Source, check_alt, guessed_mime
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.web_address import is_web_address

FrameSize: TypeAlias = int | Literal["stretch", "content"]
HTML: Final = "text/html; charset=utf-8"
_HTML_FILES: Final = (".html", ".htm", ".xhtml")


class IframeProps(Props, frozen=True, kw_only=True, tag="iframe"):
    """`source` is an address, or a document kept beside the page. With a height of `content`, the document is as high
    as it says itself."""

    source: Source
    scrolling: bool = True
    tab_index: int | None = None
    alt: str | None = None
    width: FrameSize = "stretch"
    height: FrameSize = "content"


@command
def iframe(
    dg: DeltaGenerator,
    src: str | Path,
    *,
    width: FrameSize = "stretch",
    height: FrameSize = "content",
    tab_index: int | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show an address, HTML, or a file (as a Path)."""
    wide, high = check_width(width), check_height(height)
    source, is_document = _source(src)
    if not is_document:
        wide, high = ("stretch" if wide == "content" else wide), (400 if high == "content" else high)
    props = IframeProps(
        source=source, tab_index=_check_tab_index(tab_index), alt=check_alt(alt), width=wide, height=high
    )
    return append(dg, props)


def component_html(
    html: str,
    width: int | None = None,
    height: int | None = None,
    scrolling: bool = False,
    *,
    tab_index: int | None = None,
) -> DeltaGenerator:
    """`streamlit.components.v1.html`."""
    return _component(_document(str(html)), width, height, scrolling=scrolling, tab_index=tab_index)


def component_iframe(
    src: str,
    width: int | None = None,
    height: int | None = None,
    scrolling: bool = False,
    *,
    tab_index: int | None = None,
) -> DeltaGenerator:
    """`streamlit.components.v1.iframe`."""
    return _component(str(src), width, height, scrolling=scrolling, tab_index=tab_index)


def _component(
    source: Source, width: int | None, height: int | None, *, scrolling: bool, tab_index: int | None
) -> DeltaGenerator:
    props = IframeProps(
        source=source,
        scrolling=bool(scrolling),
        tab_index=_check_tab_index(tab_index),
        width="stretch" if width is None else width,
        height=150 if height is None else height,
    )
    return append(MAIN_HANDLE, props)


def _source(src: str | Path) -> tuple[Source, bool]:
    """What to show, and whether it is HTML of the script."""
    if isinstance(src, Path):
        return _file(src)
    if is_web_address(src) or (src.startswith("/") and not _is_file(src)):
        return src, False
    return _document(src), True


def _file(path: Path) -> tuple[Source, bool]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StreamlitAPIException(
            f"The file '{path}' cannot be read: {error}", error_id="iframe-unable-to-read-file"
        ) from error
    if path.suffix.lower() in _HTML_FILES:
        return _document(content.decode("utf-8")), True
    return current_host().blob(content, guessed_mime(path.name)), False


def _document(html: str) -> Source:
    return current_host().blob(html.encode("utf-8", "replace"), HTML)


def _is_file(text: str) -> bool:
    try:
        return len(text) < 4096 and "<" not in text and Path(text).is_file()
    except (OSError, ValueError):
        return False


def _check_tab_index(tab_index: object) -> int | None:
    if tab_index is None:
        return None
    if isinstance(tab_index, bool) or not isinstance(tab_index, int):
        raise StreamlitInvalidParameterTypeError("tab_index", type(tab_index).__name__, ["int"])
    if tab_index < -1:
        raise StreamlitValueError("tab_index", ["None", "-1", "0 or more"])
    return tab_index
