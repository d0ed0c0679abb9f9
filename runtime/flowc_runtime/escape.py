"""The escape rule: before a run begins, the slots whose objects outlive runs lose their outcomes.

What session state and shared objects lead to was made by earlier runs, and a fresh run would make new ones: their
makers execute. Where code of the script itself is kept, or there is more than can be looked through, all is forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowc_runtime.heap.old_code import age_shows
from flowc_runtime.heap.state import CELL
from flowc_runtime.trace import Slot
from flowc_runtime.values import ATOMS

if TYPE_CHECKING:
    from flowc_runtime.session import Session


def let_go(session: Session) -> None:
    journal, territory = session.generation.journal, session.generation.territory
    kept = [value for value in (*session.state_values(), *session.outliving.values()) if type(value) not in ATOMS]
    if kept and script_code_in(session, kept):
        session.new_generation("code of the script that reads its globals is kept in session state")
        return
    modules = [entry for module in territory.local_modules() for entry in vars(module).values()]
    shared = [*session.outliving.values(), *modules]
    journal.lasting_classes = session.class_ids()
    found = journal.reach([*kept, *modules], outlives=True, calls=False)
    # The frame that made a closure may have bound its variables again: no slot sees that.
    journal.look_at_shared(record for record in found.records if record.shape is CELL)
    if shared:
        journal.look_at_shared(journal.reach(shared, calls=False).records)
    for maker in found.makers:
        if isinstance(maker, Slot):
            maker.lose("what it made outlives the run, in session state or a cached resource")
    if found.overflow:
        session.new_generation("session state leads to more objects than can be checked")


def script_code_in(session: Session, kept: list[object]) -> bool:
    """Functions of the script that would show that they are of an earlier run."""
    generation = session.generation
    functions = generation.journal.reach(kept, calls=False).script_functions
    return age_shows(functions, generation.namespace, generation.territory, session.class_ids())
