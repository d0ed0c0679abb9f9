"""`st.session_state`: a mapping, with attributes too, onto the host's entries of the current session.

It holds nothing itself. Every access passes `Host.checkpoint` first: a run may be preempted there.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Final, TypeAlias, cast

from flowc_shims.streamlit.host import Host, current_host
from flowc_shims.streamlit.widget_id import require_valid_key

Key: TypeAlias = str | int


class SessionStateProxy(MutableMapping[Key, object]):
    """Keys are text; an integer key means its text."""

    def __getitem__(self, key: Key) -> object:
        name = _checked(key)
        try:
            return _host().state_get(name)
        except KeyError:
            raise KeyError(_missing("key", name)) from None

    def __setitem__(self, key: Key, value: object) -> None:
        name = _checked(key)
        _host().state_set(name, value)

    def __delitem__(self, key: Key) -> None:
        name = _checked(key)
        try:
            _host().state_delete(name)
        except KeyError:
            raise KeyError(_missing("key", name)) from None

    def __contains__(self, key: object) -> bool:
        # Without asking for the value: who only wants to know whether it is there does not depend on it.
        return _host().state_has(_checked(cast("Key", key)))

    def __iter__(self) -> Iterator[str]:
        return iter(_host().state_keys())

    def __len__(self) -> int:
        return len(_host().state_keys())

    def __str__(self) -> str:
        return str(self.to_dict())

    def __getattr__(self, name: str) -> object:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(_missing("attribute", name)) from None

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self[name]
        except KeyError:
            raise AttributeError(_missing("attribute", name)) from None

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary of all entries; the values are the entries themselves."""
        host = _host()
        return {key: host.state_get(key) for key in host.state_keys()}


def _host() -> Host:
    host = current_host()
    host.checkpoint()
    return host


def _checked(key: Key) -> str:
    name = str(key)
    require_valid_key(name)
    return name


def _missing(what: str, name: str) -> str:
    return f'st.session_state has no {what} "{name}". Set it before it is read, for example at the top of the script.'


session_state: Final = SessionStateProxy()
"""The one that scripts see; it holds nothing, so all sessions can share it."""
