"""Names -> their types, scope within scope: what is bound in an inner one hides what is bound around it.

The scope of a function is no copy of the one around it, which may hold thousands of names. Holds: it does not change
once it is made, so the type of an expression in it is found once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Final

UNKNOWN: Final = ""


class Env:
    """The types of the names in a scope. `found`: those of expressions; it holds the nodes, so that an identity is not
    given away meanwhile."""

    __slots__ = ("_scopes", "found")

    def __init__(self, own: Mapping[str, str], outer: Env | None = None) -> None:
        self._scopes: tuple[Mapping[str, str], ...] = (own,) if outer is None else (own, *outer._scopes)
        self.found: dict[ast.expr, str] = {}

    def __contains__(self, name: str) -> bool:
        return any(name in scope for scope in self._scopes)

    def type_of(self, name: str) -> str:
        """Unknown too for a name that is not bound here."""
        for scope in self._scopes:
            if name in scope:
                return scope[name]
        return UNKNOWN

    def among(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the names that are bound here."""
        return frozenset(name for name in names if name in self)

    def has(self, names: Iterable[str]) -> bool:
        """Whether all the names are bound here."""
        return all(name in self for name in names)
