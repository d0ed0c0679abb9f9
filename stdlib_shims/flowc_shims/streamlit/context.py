"""`st.context`: what the browser and its request tell, read-only; each fact that is read is an input of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from flowc_shims.streamlit.facts import BrowserFact, BrowserName
from flowc_shims.streamlit.host import current_host, has_host

_NAMES: Final = frozenset("headers cookies theme timezone timezone_offset locale url ip_address is_embedded".split())


class Headers(Mapping[str, str]):
    """Names are compared without regard to case; of one that is repeated, an item is the first value."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(_header_case(name), []).append(value)

    def __getitem__(self, key: str) -> str:
        try:
            return self._values[_header_case(key)][0]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def get_all(self, key: str) -> list[str]:
        return list(self._values.get(_header_case(key), ()))

    def to_dict(self) -> dict[str, str]:
        return dict(self)


class Cookies(Mapping[str, str]):
    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values = dict(pairs)

    def __getitem__(self, key: str) -> str:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def to_dict(self) -> dict[str, str]:
        return dict(self._values)


class Theme(dict[str, "str | None"]):
    """`type` is "dark", "light" or None, as an item and as an attribute."""

    def __getattr__(self, name: str) -> str | None:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"st.context.theme has no attribute {name!r}: it has `type`.") from None


class ContextProxy:
    """By attribute or by key; no dictionary, so it cannot be iterated over."""

    __iter__ = None

    @property
    def headers(self) -> Headers:
        return Headers(_pairs("headers"))

    @property
    def cookies(self) -> Cookies:
        return Cookies(_pairs("cookies"))

    @property
    def theme(self) -> Theme:
        return Theme(type=_text("color_scheme"))

    @property
    def timezone(self) -> str | None:
        return _text("timezone")

    @property
    def timezone_offset(self) -> int | None:
        return cast("int | None", _fact("timezone_offset"))

    @property
    def locale(self) -> str | None:
        return _text("locale")

    @property
    def url(self) -> str | None:
        return _text("url")

    @property
    def ip_address(self) -> str | None:
        """None for a browser on this machine."""
        return _text("ip_address")

    @property
    def is_embedded(self) -> bool | None:
        return cast("bool | None", _fact("is_embedded"))

    def __contains__(self, key: object) -> bool:
        return key in _NAMES

    def __getitem__(self, key: str) -> object:
        if key not in _NAMES:
            raise KeyError(key)
        return getattr(self, key)


def _fact(name: BrowserName) -> object:
    return current_host().look(BrowserFact(name)) if has_host() else None


def _text(name: BrowserName) -> str | None:
    return cast("str | None", _fact(name))


def _pairs(name: BrowserName) -> tuple[tuple[str, str], ...]:
    return cast("tuple[tuple[str, str], ...] | None", _fact(name)) or ()


def _header_case(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-"))


context: Final = ContextProxy()
"""The one that scripts see."""
