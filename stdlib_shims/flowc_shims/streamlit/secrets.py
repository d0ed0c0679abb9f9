"""`st.secrets`: a read-only mapping, with attributes too, onto the files of secrets.

It holds nothing itself. Who asks for one secret depends on that one; who lists or counts them, on all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from typing import Final, NoReturn, cast

from flowc_shims.streamlit.errors import StreamlitSecretNotFoundError
from flowc_shims.streamlit.host import current_host, has_host


class AttrDict(Mapping[str, object]):
    """A section: what is inside may be asked for as an attribute."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__["_values"] = dict(values)

    def _inside(self) -> dict[str, object]:
        return cast("dict[str, object]", self.__dict__["_values"])

    def __getitem__(self, key: str) -> object:
        try:
            return _wrapped(self._inside()[key])
        except KeyError:
            raise KeyError(_missing("key", key)) from None

    def __getattr__(self, name: str) -> object:
        try:
            return _wrapped(self._inside()[name])
        except KeyError:
            raise AttributeError(_missing("attribute", name)) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._inside())

    def __len__(self) -> int:
        return len(self._inside())

    def __repr__(self) -> str:
        return repr(self._inside())

    def __setitem__(self, key: str, value: object) -> NoReturn:
        raise TypeError("A secret cannot be set.")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError("A secret cannot be set.")

    def __delitem__(self, key: str) -> NoReturn:
        raise TypeError("A secret cannot be deleted.")

    def to_dict(self) -> dict[str, object]:
        return deepcopy(self._inside())


class Secrets(Mapping[str, object]):
    """All of them."""

    def __getitem__(self, key: str) -> object:
        found = _ask(key)
        if key not in found:
            raise KeyError(_missing("key", key))
        return _wrapped(found[key])

    def __getattr__(self, name: str) -> object:
        found: Mapping[str, object] = {}
        with suppress(StreamlitSecretNotFoundError):
            found = _ask(name)
        if name not in found:
            raise AttributeError(_missing("attribute", name))
        return _wrapped(found[name])

    def __contains__(self, key: object) -> bool:
        return key in _ask(str(key))

    def has_key(self, k: str) -> bool:
        return k in self

    def __iter__(self) -> Iterator[str]:
        return iter(_ask(None))

    def __len__(self) -> int:
        return len(_ask(None))

    def __repr__(self) -> str:
        return repr(dict(_ask(None))) if has_host() else "Secrets"

    def __setitem__(self, key: str, value: object) -> NoReturn:
        raise TypeError("A secret cannot be set.")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError("A secret cannot be set.")

    def __delitem__(self, key: str) -> NoReturn:
        raise TypeError("A secret cannot be deleted.")

    def to_dict(self) -> dict[str, object]:
        return deepcopy(dict(_ask(None)))

    def load_if_toml_exists(self) -> bool:
        """Whether there are secrets that can be read."""
        try:
            _ask(None)
        except StreamlitSecretNotFoundError:
            return False
        return True


def _ask(key: str | None) -> Mapping[str, object]:
    return current_host().secrets(key)


def _wrapped(value: object) -> object:
    if isinstance(value, Mapping):
        return AttrDict(cast("Mapping[str, object]", value))
    return deepcopy(value)


def _missing(what: str, name: str) -> str:
    return f'st.secrets has no {what} "{name}". Did you write it into secrets.toml?'


secrets: Final = Secrets()
"""The one that scripts see; it holds nothing, so all sessions can share it."""
