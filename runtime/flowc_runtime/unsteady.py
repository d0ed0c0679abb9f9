"""Which slots of a session show what nobody can repeat: the clock, fresh entropy, the network, and what depends on it.

Found from the volatility of cells and of traces, and carried along the edges of the graph; over-approximated. States of
random generators are none of it: they are put back.
"""

from __future__ import annotations

import re
from typing import Final

from flowc_compiler.ir.cell import CellId
from flowc_runtime.session import Session
from flowc_runtime.trace import Slot

_REASONS: Final = re.compile(
    r"clock|network|randomness: \S*(?:secrets|uuid|urandom|SystemRandom|default_rng|torch)", re.IGNORECASE
)


def unsteady_slots(session: Session) -> frozenset[int]:
    """Their uids."""
    cells = unsteady_cells(session)
    steady = (slot for slot in session.generation.slots() if slot.plan.module == "")
    found = {slot.uid for slot in steady if slot.plan.id in cells}
    return frozenset(found | _unsteady_in_modules(session))


def _unsteady_in_modules(session: Session) -> set[int]:
    """All slots of local modules, once one of them, or of the script, is: nothing is known of what passes between."""
    inside = [slot for slot in session.generation.slots() if slot.plan.module]
    if not inside or not (unsteady_cells(session) or any(_shows_the_unsteady(slot) for slot in inside)):
        return set()
    return {slot.uid for slot in inside}


def _shows_the_unsteady(slot: Slot) -> bool:
    return _is_unsteady(slot.plan.volatile) or (slot.trace is not None and _is_unsteady(slot.trace.volatile))


def unsteady_cells(session: Session) -> frozenset[CellId]:
    plan = session.generation.program.plan
    functions = _unsteady_functions(session)
    found = {cell.id for cell in plan.cells if _is_unsteady(cell.volatile)}
    found |= {cell.id for cell in plan.cells if functions & {*cell.global_reads, *cell.local_reads}}
    traced = ((slot.plan.id, slot.trace) for slot in session.generation.slots() if not slot.plan.module)
    found |= {cell for cell, trace in traced if trace is not None and _is_unsteady(trace.volatile)}
    targets: dict[CellId, list[CellId]] = {}
    for edge in plan.graph.edges:
        targets.setdefault(edge.source, []).append(edge.target)
    todo = list(found)
    while todo:
        fresh = [cell for cell in targets.get(todo.pop(), ()) if cell not in found]
        found.update(fresh)
        todo.extend(fresh)
    return frozenset(found)


def _unsteady_functions(session: Session) -> frozenset[str]:
    """What a cached function does is not seen in its callers' traces."""
    facts = session.generation.program.code_facts.values()
    return frozenset(
        one.name for one in facts if any(_is_unsteady(f"{effect.kind}: {effect.what}") for effect in one.world)
    )


def _is_unsteady(reason: str | None) -> bool:
    return reason is not None and _REASONS.match(reason) is not None
