"""A class or a function of the script -> all that it leads to, remembered for as long as nothing of it has changed.

Many slots of a run reach the same few classes and functions, and what these lead to is the same each time. So the
second walk to one of them learns it, and later ones only ask whether it still holds: every record is in the state that
it had, and script order says so too; every name refers to the same object; and what has no record, or changes between
slots (attributes of library functions, defaults of fields, variables of closures), is looked at where it lies.

Learned are only surroundings that lead to records and names and to nothing that a walk has more to say of: the outside
world, barriers, modules of the script, generators, cached functions. They are forgotten when a walk begins.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from flowc_runtime.heap.state import CELL, DROPPED, FUNCTION
from flowc_runtime.values import ABSENT

if TYPE_CHECKING:
    from flowc_runtime.heap.journal import Journal, Record, Stamp
    from flowc_runtime.heap.walk import Reached

Name: TypeAlias = tuple[dict[str, object], str, object, bool]

_EMPTY: Final = object()


@dataclass(slots=True)
class Loose:
    """What a walk came across that has no record and yet may change."""

    bare: list[types.FunctionType] = field(default_factory=list[types.FunctionType])
    """Library functions without attributes."""
    fields: list[tuple[Any, object, object]] = field(default_factory=list[tuple[Any, object, object]])
    """Fields of dataclasses, with both their defaults."""
    unknowable: bool = False
    """Something whose changes cannot be seen."""

    def note_field(self, one: Any) -> None:
        self.fields.append((one, one.default, one.default_factory))

    def include(self, other: Loose) -> None:
        self.bare.extend(other.bare)
        self.fields.extend(other.fields)


@dataclass(frozen=True, slots=True)
class Surroundings:
    records: tuple[tuple[Record, Stamp], ...]
    cells: tuple[tuple[Any, object], ...]
    """Variables of closures with their contents: the code between slots binds them, too."""
    names: tuple[tuple[tuple[int, str], Name], ...]
    script_functions: tuple[types.FunctionType, ...]
    notes_identity: bool
    loose: Loose
    calls_nothing: bool
    """No function is among it, so it is the same whether or not calls are followed."""


def learned(found: Reached, loose: Loose) -> Surroundings | None:
    """What one walk from a class or a function found; None where that cannot be kept."""
    more = (found.world, found.hidden, found.barrier, found.makers, found.overflow, found.generators)
    if any(more) or found.attributes_set_on or loose.unknowable:
        return None
    records = tuple([(record, record.actual) for record in found.records])
    if any(stamp.state is None or stamp.saved is DROPPED for _, stamp in records):
        return None
    return Surroundings(
        records=records,
        cells=tuple([(record.object, content(record.object)) for record in found.records if record.shape is CELL]),
        names=tuple(found.names.items()),
        script_functions=found.script_functions,
        notes_identity=found.notes_identity,
        loose=loose,
        calls_nothing=not any(record.shape is FUNCTION for record in found.records),
    )


def still_holds(known: Surroundings, journal: Journal) -> bool:
    epoch = journal.epoch
    for record, stamp in known.records:
        if record.actual is not stamp or record.epoch != epoch or record.virtual_stamp is not stamp:
            return False
    for _, (namespace, name, value, _) in known.names:
        if namespace.get(name, ABSENT) is not value:
            return False
    loose = known.loose
    for function in loose.bare:
        if function.__dict__:
            return False
    for one, default, factory in loose.fields:
        if one.default is not default or one.default_factory is not factory:
            return False
    return all(content(cell) is value for cell, value in known.cells)


def content(cell: Any) -> object:
    try:
        return cell.cell_contents
    except ValueError:
        return _EMPTY
