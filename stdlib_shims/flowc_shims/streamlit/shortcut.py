"""Keyboard shortcuts of buttons: `"Control + k"` in, the one spelling a client knows (`"ctrl+k"`) out."""

from __future__ import annotations

import re
from typing import Final

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError

# In the order in which they are spelled.
_MODIFIERS: Final = {
    "ctrl": ("ctrl", "control", "mod"),
    "cmd": ("cmd", "command", "meta"),
    "alt": ("alt", "option"),
    "shift": ("shift",),
}
_NAMED_KEYS: Final = {
    "enter": ("enter", "return"),
    "space": ("space", "spacebar"),
    "tab": ("tab",),
    "escape": ("escape", "esc"),
    "backspace": ("backspace",),
    "delete": ("delete", "del"),
    "home": ("home",),
    "end": ("end",),
    "pageup": ("pageup",),
    "pagedown": ("pagedown",),
    "left": ("left", "arrowleft"),
    "right": ("right", "arrowright"),
    "up": ("up", "arrowup"),
    "down": ("down", "arrowdown"),
}
_RESERVED: Final = ("c", "r")
_FUNCTION_KEY: Final = re.compile(r"f\d+")


def check_shortcut(shortcut: object) -> str:
    """One key, with modifiers or without; C and R stay with the app's own commands."""
    if not isinstance(shortcut, str):
        raise StreamlitInvalidParameterTypeError("shortcut", type(shortcut).__name__, ["str"])
    tokens = [token.strip().lower() for token in shortcut.split("+") if token.strip()]
    if not tokens:
        raise StreamlitAPIException("`shortcut` names no key.", error_id="shortcut-empty")
    modifiers = [name for name, spellings in _MODIFIERS.items() if any(token in spellings for token in tokens)]
    keys = [_key(token) for token in tokens if not any(token in spellings for spellings in _MODIFIERS.values())]
    if not keys:
        raise StreamlitAPIException(
            "`shortcut` names modifiers only: add a key, as in `Ctrl+K`.", error_id="shortcut-missing-non-modifier-key"
        )
    if len(keys) > 1:
        raise StreamlitAPIException(
            "`shortcut` names more than one key.", error_id="shortcut-multiple-non-modifier-keys"
        )
    if keys[0] in _RESERVED:
        raise StreamlitAPIException(
            "`shortcut` cannot use the keys C and R: they clear caches and rerun the app.",
            error_id="shortcut-reserved-key",
        )
    return "+".join([*modifiers, *keys])


def _key(token: str) -> str:
    for name, spellings in _NAMED_KEYS.items():
        if token in spellings:
            return name
    if (len(token) == 1 and token.isalnum()) or _FUNCTION_KEY.fullmatch(token):
        return token
    raise StreamlitAPIException(
        f"`shortcut` has a key that no keyboard names: {token!r}. Use a letter, a digit, F1 to F12, or a name such as "
        "`Enter`.",
        error_id="shortcut-missing-character-or-key",
    )
