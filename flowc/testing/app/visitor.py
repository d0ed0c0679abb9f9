"""What a test says of who looks at the page, checked: `at.user` and `at.context` in, what a session is told out."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final, cast

from flowc.testing.app.errors import AppTestError
from flowc_runtime.events import Browser

_TYPES: Final[Mapping[str, type]] = {
    "timezone": str,
    "timezone_offset": int,
    "locale": str,
    "url": str,
    "is_embedded": bool,
    "theme": str,
}
_THEMES: Final = ("light", "dark")
_MOST: Final = 2**31


def user_of(user: object) -> dict[str, object]:
    """A copy: what the script does to it does not reach the test. Raises AppTestError."""
    if not isinstance(user, dict):
        raise AppTestError(f"`at.user` must be a dict, not {type(user).__name__}.")
    return deepcopy(cast("dict[str, object]", user))


def browser_of(context: object) -> Browser:
    """Raises AppTestError for what no browser says."""
    if not isinstance(context, dict):
        raise AppTestError(f"`at.context` must be a dict, not {type(context).__name__}.")
    said = {name: value for name, value in cast("dict[str, Any]", context).items() if _checked(name, value) is not None}
    if "theme" in said:
        said["color_scheme"] = said.pop("theme")
    return Browser(**said)


def _checked(name: str, value: object) -> object:
    wanted = _TYPES.get(name)
    if wanted is None:
        raise AppTestError(f"`at.context` has no {name!r}, only {', '.join(map(repr, sorted(_TYPES)))}.")
    if value is None:
        return None
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise AppTestError(f"`at.context[{name!r}]` must be {wanted.__name__}, not {type(value).__name__}.")
    if name == "theme" and value not in _THEMES:
        raise AppTestError(f"`at.context['theme']` must be 'light' or 'dark', not {value!r}.")
    if isinstance(value, int) and not -_MOST <= value < _MOST:
        raise AppTestError(f"`at.context[{name!r}]` is too large: {value}.")
    return value
