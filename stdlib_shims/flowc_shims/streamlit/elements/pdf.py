"""`st.pdf`: a document in the browser's own viewer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidHeightError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
)
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import has_method
from flowc_shims.streamlit.layout_size import HeightWithoutContent, check_height
from flowc_shims.streamlit.media_source import Source, check_alt
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.web_address import WEB, is_web_address
from flowc_shims.streamlit.widget_id import check_key

if TYPE_CHECKING:
    from io import BytesIO


class PdfProps(Props, frozen=True, kw_only=True, tag="pdf"):
    source: Source
    height: HeightWithoutContent = 500
    key: str | None = None
    alt: str | None = None


@command
def pdf(
    dg: DeltaGenerator,
    data: object,
    *,
    height: HeightWithoutContent = 500,
    key: str | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show a PDF: a file, bytes, something to read from, or an address."""
    if data is None:
        raise StreamlitMissingRequiredParameterError("data")
    size = check_height(height)
    if size == "content":
        raise StreamlitInvalidHeightError(height, allow_content=False)
    return append(dg, PdfProps(source=_source(data), height=size, key=check_key(key), alt=check_alt(alt)))


def _source(data: object) -> Source:
    if isinstance(data, str | Path):
        text = str(data).strip()
        if is_web_address(text, WEB):
            return text
        try:
            content = Path(text).read_bytes()
        except OSError as error:
            raise StreamlitAPIException(
                f"The file {text!r} cannot be read: {error}", error_id="pdf-unable-to-read-file"
            ) from error
    elif isinstance(data, bytes):
        content = data
    elif has_method(data, "getvalue"):
        content = cast("BytesIO", data).getvalue()
    elif has_method(data, "read"):
        content = cast("BytesIO", data).read()
    else:
        names = ["str", "Path", "bytes", "file-like object"]
        raise StreamlitInvalidParameterTypeError("data", type(data).__name__, names)
    return current_host().blob(content, "application/pdf")
