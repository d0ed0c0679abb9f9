"""Texts as commands take them: any object becomes dedented text, an icon argument becomes a checked icon.

Holds: an icon in props is empty, one emoji, `spinner`, or `:material/<name>:`.
"""

from __future__ import annotations

import re
import textwrap
from typing import Final

from flowc_shims.streamlit.emoji import LEADING_EMOJI, ONE_EMOJI
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError

_MATERIAL: Final = re.compile(r"\s*:material/([a-z0-9_]+):\s*")
_LEADING_MATERIAL: Final = re.compile(r"(:material/[a-z0-9_]+:)\s*(.*)", re.DOTALL)


def clean_text(body: object) -> str:
    """`str(body)` without the indentation of a triple-quoted string and without blank ends."""
    return textwrap.dedent(str(body)).strip()


def clean_help(help: object) -> str | None:
    """A tooltip's text; None where there is none."""
    return textwrap.dedent(str(help)) if help else None


def clean_alt(alt: object) -> str | None:
    """What a picture or a chart shows, in words; None where nothing is said."""
    return None if alt is None else str(alt).strip() or None


def check_icon(icon: object) -> str:
    """An icon argument as it goes on the wire; empty for none."""
    if icon is None:
        return ""
    if not isinstance(icon, str):
        raise StreamlitInvalidParameterTypeError("icon", type(icon).__name__, ["str", "None"])
    icon = icon.strip()
    if icon in ("", "spinner") or ONE_EMOJI.fullmatch(icon):
        return icon
    material = _MATERIAL.fullmatch(icon)
    if material is not None:
        return f":material/{material[1]}:"
    raise StreamlitAPIException(f"{icon!r} is no icon: use one emoji, or a Material symbol as in `:material/home:`.")


def split_icon(text: str) -> tuple[str, str]:
    """A leading emoji or Material symbol, and the text after it; ("", text) where there is none."""
    found = _LEADING_MATERIAL.match(text) or LEADING_EMOJI.match(text)
    return ("", text) if found is None else (found[1], found[2])
