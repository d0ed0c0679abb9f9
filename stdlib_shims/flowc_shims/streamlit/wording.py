"""Texts as commands take them: any object becomes dedented text, an icon argument becomes a checked icon.

Holds: an icon in props is empty, one emoji, `spinner`, or `:material/<name>:`.
"""

from __future__ import annotations

import re
import textwrap
from typing import Final

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError

_MATERIAL: Final = re.compile(r"\s*:material/([a-z0-9_]+):\s*")
_LEADING_MATERIAL: Final = re.compile(r"(:material/[a-z0-9_]+:)\s*(.*)", re.DOTALL)

# A base that is an emoji by itself, a keycap, or a flag; then variation and skin marks; then what a joiner attaches.
_BASE: Final = (
    r"(?:[\U0001F1E6-\U0001F1FF]{2}|[0-9#*]\uFE0F?\u20E3"
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2300-\u23FF\u25A0-\u25FF\u2B00-\u2BFF\u2194-\u21AA\u2934\u2935"
    r"\u3030\u303D\u3297\u3299\u203C\u2049\u2122\u2139\u24C2\u00A9\u00AE])"
)
_MARKS: Final = r"[\uFE0F\U0001F3FB-\U0001F3FF\U000E0020-\U000E007F]*"
_EMOJI: Final = rf"{_BASE}{_MARKS}(?:\u200D{_BASE}{_MARKS})*"
_ONE_EMOJI: Final = re.compile(_EMOJI)
_LEADING_EMOJI: Final = re.compile(rf"({_EMOJI})[-_\s]*(.*)", re.DOTALL)


def clean_text(body: object) -> str:
    """`str(body)` without the indentation of a triple-quoted string and without blank ends."""
    return textwrap.dedent(str(body)).strip()


def clean_help(help: object) -> str | None:
    """A tooltip's text; None where there is none."""
    return textwrap.dedent(str(help)) if help else None


def check_icon(icon: object) -> str:
    """An icon argument as it goes on the wire; empty for none."""
    if icon is None:
        return ""
    if not isinstance(icon, str):
        raise StreamlitInvalidParameterTypeError("icon", type(icon).__name__, ["str", "None"])
    icon = icon.strip()
    if icon in ("", "spinner") or _ONE_EMOJI.fullmatch(icon):
        return icon
    material = _MATERIAL.fullmatch(icon)
    if material is not None:
        return f":material/{material[1]}:"
    raise StreamlitAPIException(f"{icon!r} is no icon: use one emoji, or a Material symbol as in `:material/home:`.")


def split_icon(text: str) -> tuple[str, str]:
    """A leading emoji or Material symbol, and the text after it; ("", text) where there is none."""
    found = _LEADING_MATERIAL.match(text) or _LEADING_EMOJI.match(text)
    return ("", text) if found is None else (found[1], found[2])
