"""A file -> which of its expressions give the same after a call as before it.

Only where that is sure may a name stand to the left of a call and be looked up after it (`lowering.py`). A function's
locals are rebound by nobody else (one whose nested functions rebind them stays closed). A global of the script is
rebound by a function that declares it `global`, or by code that reaches the dictionary of all globals. A global of a
local module may be set from another file, so there only what an import, a `def` or a `class` binds counts as steady.
"""

from __future__ import annotations

import ast
from collections.abc import Set
from dataclasses import dataclass

from flowc_compiler.mentions import mentions_of
from flowc_compiler.opening import FRAME_READERS, SCRIPT
from flowc_compiler.showing import names_streamlit

_MOVING = frozenset({"session_state", "query_params", "secrets", "user", "context"})
"""What of Streamlit's names gives something else from one moment to the next."""


@dataclass(frozen=True, slots=True)
class Steady:
    surface: frozenset[str]
    rebound: frozenset[str]
    """Globals that code of this file may rebind."""
    certain: frozenset[str] | None
    """The globals that are; None: all that are not rebound."""

    def stays(self, node: ast.expr, local_names: Set[str]) -> bool:
        match node:
            case ast.Name(id=name):
                return name in local_names or self._global(name)
            case ast.Attribute(value=ast.Name(id=name) as owner, attr=attribute) if name in self.surface:
                return attribute not in _MOVING and name not in local_names and self.stays(owner, local_names)
            case _:
                return False

    def _global(self, name: str) -> bool:
        return name not in self.rebound if self.certain is None else name in self.certain - self.rebound


def steady(tree: ast.Module, module: str) -> Steady:
    found, plainly = mentions_of(tree), frozenset(_bound_plainly(tree))
    everything = found.names | plainly
    reaches_all = not found.names.isdisjoint(FRAME_READERS - {"super", "__class__", "dir"})
    reaches_all = reaches_all or not found.attributes.isdisjoint(("__globals__", "__dict__"))
    # What is bound in no way is a name of builtins.
    plain = None if module in ("", SCRIPT) else plainly | (everything - found.stored)
    return Steady(names_streamlit(tree), everything if reaches_all else found.declared, plain)


def _bound_plainly(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
    return found
