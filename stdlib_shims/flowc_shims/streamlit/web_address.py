"""Addresses in a script: is a text one that a browser can load from?"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

WEB: Final = ("http", "https")
LOADABLE: Final = (*WEB, "data")
STATIC: Final = ("/app/static/", "app/static/")


def is_web_address(text: str, schemes: tuple[str, ...] = LOADABLE) -> bool:
    """Whether the text is a whole address of one of the schemes."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    if parts.scheme not in schemes:
        return False
    return bool(parts.path) if parts.scheme == "data" else bool(parts.netloc)


def is_loadable(text: str) -> bool:
    """An address of the web, or one below the app where files lie beside the script."""
    return is_web_address(text) or text.startswith(STATIC)
