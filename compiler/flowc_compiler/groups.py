"""Aliases -> through which names a mutation shows.

Names are connected where they may lead to the same object. A change of an object's own does not show through what only
it holds; any other change shows through every name that is connected.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from flowc_compiler.ir.effect import Alias, Effect, Mutate

MOST: Final = 100
"""Of more connected names, only the nearest are told: each mutation would name all of them."""


class Groups:
    """Names that may lead to the same objects, by the aliases seen so far."""

    def __init__(self, effects: Iterable[Effect], most: float = math.inf, around: Groups | None = None) -> None:
        """`around`: what holds besides, for many of these."""
        self.most = most
        self.around = around
        self.beside: dict[str, set[str]] = {}
        self.held: dict[str, set[str]] = {}
        """The names that are no more than parts of each name's object."""
        self.add(effects)

    def add(self, effects: Iterable[Effect]) -> None:
        for one in effects:
            if isinstance(one, Alias):
                self.beside.setdefault(one.name, set()).add(one.of)
                (self.held if one.part else self.beside).setdefault(one.of, set()).add(one.name)

    def of(self, name: str) -> frozenset[str]:
        """All names that are in any way connected with this one, itself among them."""
        return self._from(name, own=False)

    def shown_by(self, mutation: Mutate) -> frozenset[str]:
        return self._from(mutation.name, own=mutation.own)

    def _from(self, name: str, *, own: bool) -> frozenset[str]:
        near = self._near(name, own=own)
        found, todo = {name, *near}, list(near)
        while todo:
            one = todo.pop()
            for other in self._near(one, own=False):
                if other not in found:
                    found.add(other)
                    todo.append(other)
            if len(found) > self.most:
                return frozenset({name, *near})
        return frozenset(found)

    def _near(self, name: str, *, own: bool) -> set[str]:
        found = {*self.beside.get(name, ()), *(() if own else self.held.get(name, ()))}
        return found if self.around is None else found | self.around._near(name, own=own)
