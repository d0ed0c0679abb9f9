"""`st.html`: HTML as it is written; the client cleans it before it shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.kinds_of_values import has_method
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.widget import check_flag
from flowc_shims.streamlit.wording import clean_text


class HtmlProps(Props, frozen=True, kw_only=True, tag="html"):
    """`style_only`: it styles the page and shows nothing, so it takes no room. `scripts`: those in it run."""

    body: str
    width: Width = "stretch"
    style_only: bool = False
    scripts: bool = False


_WITHOUT_CONTENT: Final = re.compile(r"<!--.*?-->|<style[^>]*>.*?</style>", re.DOTALL | re.IGNORECASE)


@command
def html(
    dg: DeltaGenerator, body: object, *, width: Width = "stretch", unsafe_allow_javascript: bool = False
) -> DeltaGenerator:
    """Show HTML: text, a file given as a Path, or an object that has `_repr_html_`."""
    content = _content(body)
    if not content:
        raise StreamlitMissingRequiredParameterError("body")
    size = check_width(width)
    if not _WITHOUT_CONTENT.sub("", content).strip():
        return append(dg, HtmlProps(body=content, style_only=True))
    return append(dg, HtmlProps(body=content, width=size, scripts=check_flag(unsafe_allow_javascript)))


def _content(body: object) -> str:
    if has_method(body, "_repr_html_"):
        return str(body._repr_html_())
    if isinstance(body, Path):
        text = body.read_text(encoding="utf-8")
        return f"<style>{text}</style>" if body.suffix.lower() == ".css" else text
    return clean_text(body)
