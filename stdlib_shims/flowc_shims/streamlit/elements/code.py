"""`st.code`: text in a fixed-width block, highlighted by the client."""

from __future__ import annotations

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width
from flowc_shims.streamlit.page import Props


class CodeProps(Props, frozen=True, kw_only=True, tag="code"):
    """`language` is `plaintext` where nothing is to be highlighted."""

    body: str
    language: str = "python"
    line_numbers: bool = False
    wrap_lines: bool = False
    height: Height = "content"
    width: Width = "stretch"


@command
def code(
    dg: DeltaGenerator,
    body: object,
    language: str | None = "python",
    *,
    line_numbers: bool = False,
    wrap_lines: bool = False,
    height: Height | None = "content",
    width: Width = "stretch",
) -> DeltaGenerator:
    """Show `body` as code; one leading and one trailing line break are left out."""
    props = CodeProps(
        body=str(body).removeprefix("\n").removesuffix("\n"),
        language=language or "plaintext",
        line_numbers=bool(line_numbers),
        wrap_lines=bool(wrap_lines),
        height=check_height("content" if height is None else height),
        width=check_width(width),
    )
    return append(dg, props)
