"""A session's state as a test reads and writes it: like `st.session_state`, before the first run and between runs."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from typing import Any

from flowc_runtime.session_state import SessionState


class AppState:
    """Entries by key or attribute. Values are the session's own objects."""

    def __init__(self, state: SessionState) -> None:
        object.__setattr__(self, "_state", state)

    def get(self, key: str, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def to_dict(self) -> dict[str, Any]:
        state = self._session()
        return {key: state.get(key) for key in state.keys()}  # noqa: SIM118 - it is no dict

    def keys(self) -> KeysView[str]:
        return self.to_dict().keys()

    def items(self) -> ItemsView[str, Any]:
        return self.to_dict().items()

    def values(self) -> ValuesView[Any]:
        return self.to_dict().values()

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_dict())

    def __len__(self) -> int:
        return len(self.to_dict())

    def __contains__(self, key: object) -> bool:
        return key in self.to_dict()

    def __getitem__(self, key: str) -> Any:
        return self._session().get(key)

    def __setitem__(self, key: str, value: object) -> None:
        self._session().put(key, value)

    def __delitem__(self, key: str) -> None:
        self._session().delete(key)

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(f"there is no {key!r} in session_state") from None

    def __setattr__(self, key: str, value: object) -> None:
        self[key] = value

    def __delattr__(self, key: str) -> None:
        try:
            del self[key]
        except KeyError:
            raise AttributeError(f"there is no {key!r} in session_state") from None

    def __repr__(self) -> str:
        return repr(self.to_dict())

    def _session(self) -> SessionState:
        state: SessionState = self.__dict__["_state"]
        return state
