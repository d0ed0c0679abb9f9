"""The effects of a cell -> what it may do, in the words of a graph."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from typing import Final

from flowc.cli.graph.state import METHODS
from flowc.cli.graph.view import Facts
from flowc_compiler.ir.effect import (
    Delete,
    Effect,
    Mutate,
    Read,
    ReadsState,
    Show,
    TouchesWorld,
    Widget,
    Write,
    WritesState,
)

_BUILTINS: Final = frozenset(dir(builtins))


def facts_of(effects: Iterable[Effect]) -> Facts:
    found: dict[str, dict[str, None]] = {}

    def add(verb: str, what: str) -> None:
        found.setdefault(verb, {})[what] = None

    for effect in effects:
        match effect:
            case Read(name):
                if name not in _BUILTINS:
                    add("reads", name)
            case Write(name) | Delete(name):
                add("writes", name)
            case Mutate(name):
                add("changes", name)
            case Show(what) | Widget(what):
                add("shows", what)
            case ReadsState(key) if key in METHODS:
                add("reads", "st.session_state")
            case ReadsState(key):
                add("reads", state_name(key))
            case WritesState(key):
                add("writes", state_name(key))
            case TouchesWorld(kind, what):
                add("world", f"{kind}: {what}")
            case _:
                # How, not what: captures, and the reason for a barrier, which the cell has itself.
                pass
    return Facts(
        reads=tuple(found.get("reads", ())),
        writes=tuple(found.get("writes", ())),
        changes=tuple(found.get("changes", ())),
        shows=tuple(found.get("shows", ())),
        world=tuple(found.get("world", ())),
    )


def state_name(key: str) -> str:
    return "st.session_state[…]" if key == "*" else f"st.session_state[{key!r}]"
