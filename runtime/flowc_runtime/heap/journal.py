"""The journal: for each mutable object the state it is in, and the state script order says it must be in.

A *record* stands for one object. `actual` is the stamp of the state it is in; `virtual` the stamp it has at this
point of the walk: emulating a slot only sets `virtual`, executing a slot needs both to be the same. A stamp is
compared by identity: two stamps are two moments in an object's life.

`maker` is the slot that made the object: executing it again makes a new one, which is how a state that cannot be put
back is had. An object without a maker outlives a run (session state, cached resources, modules): it is never rewound,
and its stamp at the start of a run is the one it is in.

Holds (`check_valid`): a record's object is the one it is filed under; a record's stamp has the state that the object
had when it was last looked at.
"""

from __future__ import annotations

import gc
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from fractions import Fraction
from pathlib import PurePath
from re import Match, Pattern
from typing import Any, Final, NamedTuple, TypeAlias, cast
from uuid import UUID

import numpy as np

from flowc_runtime.heap.buffers import CannotRestore, Memory
from flowc_runtime.heap.named_code import named_code
from flowc_runtime.heap.state import MEMORY, MODULE, Shape, State, same_state, shape_of
from flowc_runtime.heap.territory import Territory, global_names
from flowc_runtime.values import ABSENT, ATOMS

WALK_BUDGET: Final = 60_000
"""Objects looked at for one slot; beyond it the slot executes in every run, and so does everything else."""


class _Point(NamedTuple):
    x: int


_HELPERS: Final[tuple[object, ...]] = (np.sum, vars(_Point)["x"], int | str)
"""Samples of C helpers whose types have no name: numpy's dispatchers, the fields of named tuples."""
_LEAVES: Final[tuple[type, ...]] = (
    Fraction, PurePath, cast(type, Pattern), cast(type, Match), UUID, tzinfo, types.BuiltinFunctionType,
    types.MethodDescriptorType, types.WrapperDescriptorType, types.GetSetDescriptorType, types.MemberDescriptorType,
    types.CodeType, types.GenericAlias, types.MethodWrapperType, types.ClassMethodDescriptorType,
    np.generic, np.ufunc, *map(type, (*_HELPERS, np.dtype("int8"))),
)  # fmt: skip
_LEAF_MODULES: Final = ("pyarrow", "flowc_shims", "flowc_runtime", "typing", "pandas._libs", "polars.datatypes")


class Stamp:
    """One moment in an object's life, with the state it had; None where it has none (opaque).

    `saved` is what its shape needs to put it back; None where it cannot."""

    __slots__ = ("saved", "state")

    def __init__(self, state: State | None, saved: object) -> None:
        self.state = state
        self.saved = saved


class Record:
    """One mutable object. See the module's docstring."""

    __slots__ = ("actual", "epoch", "maker", "object", "shape", "virtual_stamp")

    def __init__(self, value: object, shape: Shape, maker: object | None) -> None:
        self.object = value
        self.shape = shape
        self.maker = maker
        self.actual = _stamp_of(shape, value, _state_of(shape, value))
        self.virtual_stamp: Stamp | None = None
        self.epoch = -1


def _owner(value: Any) -> tuple[object, ...]:
    """What a builtin method is bound to, where that is an object of its own (`rows.append`)."""
    owner: object = value.__self__
    return () if owner is None or isinstance(owner, types.ModuleType | type) else (owner,)


_PASSING_ON: Final[Mapping[type, Callable[[Any], Iterable[object]]]] = {
    tuple: lambda value: value,
    frozenset: lambda value: value,
    slice: gc.get_referents,
    types.MappingProxyType: gc.get_referents,
    types.MethodType: lambda value: (value.__self__, value.__func__),
    types.BuiltinFunctionType: _owner,
    property: lambda value: (value.fget, value.fset, value.fdel),
    staticmethod: lambda value: (value.__func__,),
    classmethod: lambda value: (value.__func__,),
}
"""Types whose objects cannot change themselves, and what they refer to."""

GlobalName: TypeAlias = tuple[dict[str, object], str]
"""A namespace and a name in it."""


@dataclass
class Reached:
    """What a walk found. `names`: the globals that user functions among it read or bind, with their values."""

    records: list[Record] = field(default_factory=list)
    names: dict[tuple[int, str], tuple[dict[str, object], str, object, bool]] = field(default_factory=dict)
    """(namespace, name, value or ABSENT, may be bound by a function) by namespace id and name."""
    world: str | None = None
    barrier: str | None = None
    makers: list[object] = field(default_factory=list)
    """Makers of records that were found to outlive runs."""
    script_functions: list[types.FunctionType] = field(default_factory=list[types.FunctionType])
    """Functions of the script itself (not of a local module) among it, methods of its classes included."""
    overflow: bool = False
    attributes_set_on: list[object] = field(default_factory=list)
    """Objects on which a user function among it sets attributes, by a global name."""


class Rewind(Exception):
    """`record` is not in the state that is needed and cannot be put there."""

    def __init__(self, record: Record) -> None:
        self.record = record


class Journal:
    """All records of one session, by object identity. Records hold their objects, so an identity is never reused."""

    def __init__(self, territory: Territory, watched: set[str] | None = None) -> None:
        self.territory = territory
        self.records: dict[int, Record] = {}
        self.epoch = 0
        self.rewound: dict[Record, Stamp] = {}
        self.watched: set[str] = set() if watched is None else watched
        """Names of library modules whose attributes the script sets: they are looked at like any object."""
        self.namespace: object = None
        """The globals of the script: who holds them may read and bind any, and is a barrier."""
        self.apart: list[object] = []
        """Objects that are never looked at: the builtins, which the engine itself manages."""
        self.created: list[Record] = []
        """Records made since somebody last emptied the list."""

    # --- time
    def begin_run(self) -> None:
        """A run begins: objects that outlive runs are at their present state."""
        self.rewound.clear()
        self.begin_walk()

    def begin_walk(self) -> None:
        """A walk begins (a run may need several): no object has been made yet."""
        self.epoch += 1

    def virtual(self, record: Record) -> Stamp | None:
        """The stamp that script order says; None: not made yet in this walk."""
        if record.epoch == self.epoch:
            return record.virtual_stamp
        if record.maker is None:
            return self.rewound.get(record, record.actual)
        return None

    def put(self, record: Record, stamp: Stamp) -> None:
        record.virtual_stamp = stamp
        record.epoch = self.epoch

    # --- walks
    def reach(
        self, roots: Iterable[object], *, outlives: bool = False, in_place: bool = False, calls: bool = True
    ) -> Reached:
        """Everything mutable that the roots lead to. Objects never seen before get a record without a maker.

        `in_place`: each record is first put in the state that script order says, top-down; raises Rewind where that
        cannot be done. `outlives`: what is found belongs to no slot. `calls`: functions may be called, so the globals
        that they use are followed too.
        """
        found = Reached()
        walk = _Walk(self, found, outlives=outlives, in_place=in_place, calls=calls)
        walk.run(list(roots))
        return found

    def settle(self, record: Record) -> None:
        """Put an object in the state that script order says. Raises Rewind."""
        wanted = self.virtual(record)
        if wanted is record.actual:
            return
        if wanted is None or wanted.saved is None or record.shape.restore is None:
            raise Rewind(record)
        try:
            record.shape.restore(record.object, wanted.saved)
        except (BufferError, CannotRestore):
            # Somebody looks into a bytearray, which then cannot change its size; or an array has another form now.
            raise Rewind(record) from None
        record.actual = wanted

    def record(self, value: object, shape: Shape) -> Record:
        """The record of an object; a new one has no maker yet."""
        known = self.records.get(id(value))
        if known is None:
            known = self.records[id(value)] = Record(value, shape, None)
            self.put(known, known.actual)
            self.created.append(known)
        elif known.shape is MEMORY:
            # From now on it is held by its own name, too; its next state can be put back.
            known.shape = shape
        return known

    def look_again(self, record: Record) -> bool:
        """Compare an object with its journalled state after code ran; True when it changed (or may have)."""
        state = _state_of(record.shape, record.object)
        if same_state(state, record.actual.state):
            return False
        if record.maker is None:
            self.rewound.setdefault(record, record.actual)
        record.actual = _stamp_of(record.shape, record.object, state)
        self.put(record, record.actual)
        return True

    def forget_all_but(self, kept: Iterable[Record]) -> None:
        """Drop records that no trace mentions."""
        self.records = {id(record.object): record for record in kept}

    def check_valid(self) -> None:
        for key, record in self.records.items():
            assert key == id(record.object), "a record is filed under another object"
            assert record.epoch <= self.epoch, "a record is ahead of its journal"


class _Walk:
    """One walk over the object graph."""

    def __init__(self, journal: Journal, found: Reached, *, outlives: bool, in_place: bool, calls: bool) -> None:
        self.journal = journal
        self.found = found
        self.calls = calls
        self.outlives = outlives
        self.in_place = in_place
        self.seen: dict[int, object] = {id(value): value for value in journal.apart}
        self.stack: list[object] = []

    def run(self, roots: list[object]) -> None:
        self.stack = roots
        while self.stack:
            value = self.stack.pop()
            kind = type(value)
            if (kind in ATOMS and kind is not slice) or id(value) in self.seen:
                continue
            if value is self.journal.namespace:
                self.found.barrier = self.found.barrier or "it holds the dictionary of all globals"
                continue
            self.seen[id(value)] = value
            if len(self.seen) > WALK_BUDGET:
                self.found.overflow = True
                return
            self.visit(value, kind)

    def visit(self, value: object, kind: type) -> None:
        refers_to = _PASSING_ON.get(kind)
        if kind is Memory:
            self.memory(cast("Memory", value).array)
        elif refers_to is not None:
            self.stack.extend(refers_to(value))
        elif isinstance(value, types.ModuleType):
            self.module(value)
        elif isinstance(value, type):
            if self.journal.territory.owns_class(value):
                self.mutable(value, shape_of(type))
        elif isinstance(value, types.FunctionType):
            self.function(value)
        elif getattr(kind, "__flowc_cached__", False):
            if self.calls:
                self.cached(value)
        elif not self.is_leaf(value, kind):
            self.mutable(value, shape_of(kind))

    @staticmethod
    def is_leaf(value: object, kind: type) -> bool:
        if isinstance(value, _LEAVES):
            return True
        module = kind.__module__
        return module.startswith(_LEAF_MODULES)

    def mutable(self, value: object, shape: Shape) -> None:
        journal = self.journal
        record = journal.record(value, shape)
        if self.outlives and record.maker is not None:
            self.found.makers.append(record.maker)
            record.maker = None
        if self.in_place:
            journal.settle(record)
        self.found.records.append(record)
        self.stack.extend(_children_of(shape, value))
        code = getattr(value, "gi_code", None)
        if isinstance(code, types.CodeType) and journal.territory.owns_file(code.co_filename):
            self.code(code, getattr(getattr(value, "gi_frame", None), "f_globals", {}))

    def memory(self, array: np.ndarray[Any, Any]) -> None:
        if id(array) not in self.seen:
            self.seen[id(array)] = array
            self.mutable(array, MEMORY)

    def module(self, value: object) -> None:
        assert isinstance(value, types.ModuleType)
        if value.__name__ in self.journal.watched:
            self.mutable(value, MODULE)
            return
        if self.calls and self.journal.territory.owns_module(value):
            for name in tuple(vars(value)):
                if not name.startswith("__"):
                    self.name(vars(value), name, bound=False)

    def function(self, value: types.FunctionType) -> None:
        if self.journal.territory.owns_file(value.__code__.co_filename):
            if value.__code__.co_filename == self.journal.territory.script:
                self.found.script_functions.append(value)
            self.mutable(value, shape_of(types.FunctionType))
            self.code(value.__code__, value.__globals__)
            return
        # Library code is not followed, but what it was given (a decorator's closure) may be the user's.
        self.stack.extend(value.__closure__ or ())
        self.stack.extend(value.__dict__.values())

    def code(self, code: types.CodeType, namespace: dict[str, object]) -> None:
        if not self.calls:
            return
        names = global_names(code)
        for name in names.reads | names.binds:
            self.name(namespace, name, bound=name in names.binds)
        facts = self.journal.territory.facts(code)
        if facts is None:
            if code.co_name not in ("<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>", "<module>"):
                self.found.barrier = self.found.barrier or f"{code.co_name} was not compiled from the script"
            return
        self.found.attributes_set_on.extend(namespace.get(name) for name in facts.sets_attributes_of)
        if facts.barrier:
            self.found.barrier = self.found.barrier or f"{facts.name} uses {facts.barrier}"
        for effect in sorted(facts.world)[:1]:
            self.found.world = self.found.world or f"{effect.kind}: {effect.what} in {facts.name}"

    def cached(self, value: object) -> None:
        """What a cached function's code names is an input of its caller, by identity; nothing more of it is."""
        for namespace, name, named in named_code(value, self.journal.territory):
            self.found.names.setdefault((id(namespace), name), (namespace, name, named, False))

    def name(self, namespace: dict[str, object], name: str, *, bound: bool) -> None:
        key = (id(namespace), name)
        known = self.found.names.get(key)
        if known is not None and (known[3] or not bound):
            return
        value = namespace.get(name, ABSENT)
        if value is ABSENT and not bound and _is_builtin(namespace, name):
            return
        self.found.names[key] = (namespace, name, value, bound)
        self.stack.append(value)


def _is_builtin(namespace: dict[str, object], name: str) -> bool:
    builtins = namespace.get("__builtins__")
    return isinstance(builtins, dict) and name in builtins


def _state_of(shape: Shape, value: object) -> State | None:
    """An object that cannot even be looked at is opaque."""
    try:
        return shape.state(value)
    except Exception:  # noqa: BLE001 - looking runs library code, and must never show on the user's page
        return None


def _stamp_of(shape: Shape, value: object, state: State | None) -> Stamp:
    if state is None or shape.save is None:
        return Stamp(state, state)
    try:
        return Stamp(state, shape.save(value))
    except Exception:  # noqa: BLE001 - as above
        return Stamp(state, None)


def _children_of(shape: Shape, value: object) -> Iterable[object]:
    try:
        return list(shape.children(value))
    except Exception:  # noqa: BLE001 - as above
        return gc.get_referents(value)


def records_in(groups: Iterable[Iterable[Record]]) -> Iterator[Record]:
    """Flatten, each record once."""
    seen: set[int] = set()
    for group in groups:
        for record in group:
            if id(record) not in seen:
                seen.add(id(record))
                yield record
