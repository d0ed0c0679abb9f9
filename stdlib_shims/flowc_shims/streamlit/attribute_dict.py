"""Dicts whose entries are attributes too: what a chart's selection is given as.

Holds: a read-only one cannot be changed through any of a dict's own methods, and what is in it is read-only as well.
The classes have Streamlit's names, which scripts may print.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NoReturn, Self, cast


class AttributeDictionary(dict[Any, Any]):
    """A dict whose entries are attributes."""

    def __getattr__(self, key: str) -> Any:
        try:
            item = self[key]
        except KeyError as error:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {key!r}") from error
        return AttributeDictionary(cast("dict[object, object]", item)) if isinstance(item, dict) else item

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class ReadOnlyAttributeDictionary(AttributeDictionary):
    """One that a script can only read."""

    def __getitem__(self, key: Any) -> Any:
        item = super().__getitem__(key)
        if isinstance(item, dict) and not isinstance(item, ReadOnlyAttributeDictionary):
            return ReadOnlyAttributeDictionary(cast("dict[object, object]", item))
        return item

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError as error:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {key!r}") from error

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        _refuse()

    def __setitem__(self, key: Any, value: Any) -> NoReturn:
        _refuse()

    def __delitem__(self, key: Any) -> NoReturn:
        _refuse()

    def __ior__(self, other: Any) -> NoReturn:  # type: ignore[misc]  # a dict's own gives itself
        _refuse()

    def clear(self) -> NoReturn:
        _refuse()

    def pop(self, *args: Any) -> NoReturn:
        _refuse()

    def popitem(self) -> NoReturn:
        _refuse()

    def setdefault(self, key: Any, default: Any = None) -> NoReturn:
        _refuse()

    def update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()

    def __copy__(self) -> Self:
        return type(self)(self.items())

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return type(self)({deepcopy(key, memo): deepcopy(value, memo) for key, value in self.items()})

    def __reduce__(self) -> tuple[Any, ...]:
        # A dict's own way sets the items one by one.
        return type(self), (dict[object, object](self.items()),)


def _refuse() -> NoReturn:
    raise TypeError("What is selected in a chart can be read, but not changed.")
