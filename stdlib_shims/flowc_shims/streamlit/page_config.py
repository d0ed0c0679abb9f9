"""`st.set_page_config`: title, icon and layout of the page, set at any time and any number of times."""

from __future__ import annotations

import base64
import mimetypes
import random
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Final, Literal, TypeAlias

from flowc_shims.streamlit.errors import StreamlitInvalidURLError, StreamlitValueError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.image_data import image_bytes

Layout: TypeAlias = Literal["centered", "wide"]
SidebarState: TypeAlias = Literal["auto", "expanded", "collapsed", "locked"]


def set_page_config(
    page_title: str | None = None,
    page_icon: object = None,
    layout: Layout | None = None,
    initial_sidebar_state: SidebarState | int | None = None,
    menu_items: Mapping[str, str | None] | None = None,
) -> None:
    """Set what is given; what is not given stays as it was."""
    if layout not in (None, "centered", "wide"):
        raise StreamlitValueError("layout", ["'centered'", "'wide'"])
    fields = {
        "title": None if page_title is None else str(page_title),
        "icon": None if page_icon is None else _icon(page_icon),
        "layout": layout,
        "initial_sidebar_state": _sidebar_state(initial_sidebar_state),
        "menu_items": None if menu_items is None else _menu_items(menu_items),
    }
    host = current_host()
    host.checkpoint()
    host.configure_page(**fields)


_STATES: Final = ("auto", "expanded", "collapsed", "locked")
_MENU: Final = ("get help", "report a bug", "about")
_PROTOCOLS: Final = ("http", "https", "mailto")
_WIDEST_ICON: Final = 256
_SURPRISES: Final = ("🎈", "🎉", "🚀", "🌈", "🌵", "🍀", "🍉", "🎸", "🐙", "🐢", "🦊", "🦋", "⛵", "🏀", "💡", "🔭")


def _icon(icon: object) -> str:
    """An emoji, a Material symbol or an address as it is; a file of one's own as a data address."""
    if isinstance(icon, str) and icon == "random":
        return random.choice(_SURPRISES)
    if not isinstance(icon, (str, Path)):
        return _drawn(icon)
    text = str(icon).strip()
    if not text.isascii() or text.startswith((":", "http:", "https:", "data:")):
        return text
    try:
        content = Path(text).read_bytes()
    except (OSError, ValueError):
        return text  # a name that is no file is left to the browser
    mime = mimetypes.guess_type(text)[0] or "image/png"
    return _data_address(content, mime)


def _drawn(icon: object) -> str:
    """A picture of whatever sort `st.image` takes, as a data address."""
    content, mime = image_bytes(icon, _WIDEST_ICON, clamp=False, channels="RGB", output_format="auto")
    return _data_address(content, mime)


def _data_address(content: bytes, mime: str) -> str:
    return f"data:{mime};base64,{base64.b64encode(content).decode('ascii')}"


def _sidebar_state(state: object) -> str | None:
    """A state by name, or the sidebar's width in pixels."""
    if state is None or (isinstance(state, str) and state in _STATES):
        return state
    if isinstance(state, int) and state > 0:
        return str(int(state))
    raise StreamlitValueError(
        "initial_sidebar_state", [*map(repr, _STATES), "a positive number of pixels"], detail=f"It is {state!r}."
    )


def _menu_items(items: Mapping[str, str | None]) -> dict[str, str | None]:
    """By the lower-case name of the entry; None takes an entry away."""
    checked: dict[str, str | None] = {}
    for name, value in items.items():
        key = str(name).lower().strip()
        if key not in _MENU:
            raise StreamlitValueError(
                "menu_items", ["'Get help'", "'Report a bug'", "'About'"], detail=f"Not {name!r}."
            )
        if value is not None and key != "about" and not value.startswith(("http://", "https://", "mailto:")):
            raise StreamlitInvalidURLError(value, _PROTOCOLS)
        checked[key] = None if value is None else dedent(value)
    return checked
