"""Two pages -> the list of everything a user could tell apart.

A page's normal form is plain JSON-like data: `{"main": [node], "sidebar": [node], "notices": [...], "config": {...}}`
where a node is `{"kind", "props", "children"}`. Both sides produce it; here is what they share: the vocabulary, the
`Fields` through which a side translates its own field names (a field that is neither translated nor on the list of
dropped ones is an error, so nothing is left out by accident), and the comparison, which is strict about types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Protocol, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Form: TypeAlias = dict[str, Json]
Convert: TypeAlias = Callable[[Json], Json]
Names: TypeAlias = "Mapping[str, str | tuple[str, Convert]]"
"""Own field names -> normal names, with a conversion where the values differ too."""


class Drops(Protocol):
    """Whether a field that is not translated may have this value."""

    def allows(self, value: Json) -> bool: ...


class UnlistedField(Exception):
    """A field is neither translated nor dropped with a reason."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two pages differ; `path` leads there from the page."""

    path: str
    left: Json
    right: Json

    def __str__(self) -> str:
        return f"{self.path}: {_short(self.left)} != {_short(self.right)}"


def differences(left: Json, right: Json, path: str = "page") -> list[Difference]:
    """Everything in which two normal forms differ; empty when no user could tell them apart."""
    return list(_differences(left, right, path))


def node(kind: str, props: Mapping[str, Json], children: list[Json] | None = None) -> Form:
    return {"kind": kind, "props": dict(props), "children": children or []}


class Fields:
    """One element's own fields on their way into the normal form."""

    def __init__(self, owner: str, values: Mapping[str, Json], dropped: Mapping[str, Drops]) -> None:
        self._owner = owner
        self._left = dict(values)
        self._dropped = dropped

    def take(self, name: str) -> Json:
        return self._left.pop(name)

    def translate(self, names: Names) -> dict[str, Json]:
        """The props of the normal form. Fails on a field that nobody listed."""
        props: dict[str, Json] = {}
        for own, target in names.items():
            name, convert = (target, _same) if isinstance(target, str) else target
            props[name] = convert(self.take(own))
        self.finish()
        return props

    def finish(self) -> None:
        unlisted = [
            f"{name}={value!r}"
            for name, value in self._left.items()
            if name not in self._dropped or not self._dropped[name].allows(value)
        ]
        if unlisted:
            raise UnlistedField(f"{self._owner}: {', '.join(unlisted)}")


def none_if_empty(value: Json) -> Json:
    """Where "" and "not given" look the same to a user."""
    return None if value == "" else value


def lower(value: Json) -> Json:
    return value.lower() if isinstance(value, str) else value


def nodes(form: Json) -> Iterator[Form]:
    """Every node of a page or node, in page order, the sidebar's last."""
    if isinstance(form, list):
        for item in form:
            yield from nodes(item)
    elif isinstance(form, dict):
        if "kind" in form:
            yield form
            yield from nodes(form["children"])
        else:
            yield from nodes(form.get("main"))
            yield from nodes(form.get("sidebar"))
            yield from nodes(form.get("dialogs"))


def props_of(form: Form) -> Form:
    props = form["props"]
    if not isinstance(props, dict):
        raise TypeError("props are a dict")
    return props


def _differences(left: Json, right: Json, path: str) -> Iterator[Difference]:
    if isinstance(left, dict) and isinstance(right, dict):
        yield from _of_dicts(left, right, path)
    elif isinstance(left, list) and isinstance(right, list):
        yield from _of_lists(left, right, path)
    elif not _same_atom(left, right):
        yield Difference(path, left, right)


def _of_dicts(left: Form, right: Form, path: str) -> Iterator[Difference]:
    if left.get("kind") != right.get("kind"):
        yield Difference(f"{path}.kind", left.get("kind"), right.get("kind"))
        return
    for name in [*left, *(name for name in right if name not in left)]:
        if name not in left or name not in right:
            yield Difference(f"{path}.{name}", left.get(name, "(missing)"), right.get(name, "(missing)"))
        else:
            yield from _differences(left[name], right[name], f"{path}.{name}")


def _of_lists(left: list[Json], right: list[Json], path: str) -> Iterator[Difference]:
    for index in range(max(len(left), len(right))):
        place = f"{path}[{index}]"
        if index >= len(left):
            yield Difference(place, "(missing)", right[index])
        elif index >= len(right):
            yield Difference(place, left[index], "(missing)")
        else:
            yield from _differences(left[index], right[index], place)


def _same_atom(left: Json, right: Json) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, float) and isinstance(right, float) and isnan(left) and isnan(right):
        return True
    return left == right


def _same(value: Json) -> Json:
    return value


def _short(value: Json) -> str:
    text = repr(value)
    return text if len(text) <= 400 else f"{text[:400]}…"
