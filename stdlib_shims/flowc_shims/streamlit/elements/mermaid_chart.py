"""`st.mermaid_chart`: a diagram written as Mermaid text, shown as the fenced block that Markdown has for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.markdown import MarkdownProps
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.wording import clean_alt, clean_text


@command
def mermaid_chart(dg: DeltaGenerator, body: str, *, width: Width = "stretch", alt: str | None = None) -> DeltaGenerator:
    """Show a diagram; `alt` says in words what it shows."""
    said = clean_alt(alt)
    text = body if said is None else _with_alt(body, said)
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(4, longest + 1)
    return append(dg, MarkdownProps(body=clean_text(f"{fence}mermaid\n{text}\n{fence}"), width=check_width(width)))


_ALT: Final = re.compile(r"^\s*%%\s*stAlt\s*:[^\n]*\n?", re.MULTILINE)
"""Where Streamlit writes such words into the diagram: a comment before its first line."""


def _with_alt(body: str, alt: str) -> str:
    lines = _ALT.sub("", body).splitlines(keepends=True)
    at = _first_line_of_diagram(lines)
    if at > 0 and not lines[at - 1].endswith("\n"):
        lines[at - 1] += "\n"
    return "".join([*lines[:at], f"%% stAlt: {' '.join(alt.split())}\n", *lines[at:]])


def _first_line_of_diagram(lines: Sequence[str]) -> int:
    """After blank lines, comments, directives and front matter."""
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if line.startswith("%%{"):
            at = _after(lines, at, "}%%")
        elif line == "---":
            at = _after(lines, at + 1, "---", alone=True)
        elif line and not line.startswith("%%"):
            break
        else:
            at += 1
    return at


def _after(lines: Sequence[str], at: int, end: str, *, alone: bool = False) -> int:
    """The line behind the one that ends what began."""
    while at < len(lines) and not (lines[at].strip() == end if alone else end in lines[at]):
        at += 1
    return min(at + 1, len(lines))
