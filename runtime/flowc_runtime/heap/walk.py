"""Objects -> everything mutable that they lead to: one bounded walk over the object graph.

What a type's objects are to a walk is found out once per type (`_how`): nothing to look at, something that only
passes on, something with a state, or one of the few that are followed in their own way (functions, classes, modules).
"""

from __future__ import annotations

import dataclasses
import gc
import reprlib
import types
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from fractions import Fraction
from pathlib import PurePath
from re import Match, Pattern
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, cast
from uuid import UUID

import numpy as np

from flowc_compiler.ir.effect import TouchesWorld
from flowc_compiler.seeds import PERHAPS, surest
from flowc_runtime.heap.generators import process_generators
from flowc_runtime.heap.imported import code_in, follow_import
from flowc_runtime.heap.library_objects import way_of
from flowc_runtime.heap.library_shapes import module_of
from flowc_runtime.heap.named_code import named_code
from flowc_runtime.heap.state import CLASS, DICT, DROPPED, FUNCTION, MODULE, OPAQUE, Shape, shape_of
from flowc_runtime.heap.surroundings import Loose, Surroundings, learned, still_holds
from flowc_runtime.heap.territory import global_names
from flowc_runtime.identity import identity
from flowc_runtime.values import ABSENT, ATOMS
from flowc_shims.streamlit.app_page import Page

if TYPE_CHECKING:
    from flowc_runtime.heap.journal import Journal, Record

WALK_BUDGET: Final = 60_000
"""Objects looked at for one slot; beyond it the slot executes in every run, and so does everything else."""
TOO_LARGE: Final = "an object graph is too large to be checked"

IDENTITY: Final = frozenset({"id", "hash", "builtins", "ctypes", "gc", "weakref"})
"""Names by which code may note which object it was."""


class _Point(NamedTuple):
    x: int


@dataclass
class _Fields:
    x: int


_PARAMS: Final = "__dataclass_params__"
_HELPERS: Final[tuple[object, ...]] = (np.sum, vars(_Point)["x"], int | str, np.random.default_rng)
"""Samples of C helpers whose types have no name: numpy's dispatchers and functions, the fields of named tuples."""
_LEAVES: Final[frozenset[type]] = frozenset((
    Fraction, PurePath, cast(type, Pattern), cast(type, Match), UUID, tzinfo, types.BuiltinFunctionType,
    types.MethodDescriptorType, types.WrapperDescriptorType, types.GetSetDescriptorType, types.MemberDescriptorType,
    types.CodeType, types.GenericAlias, types.MethodWrapperType, types.ClassMethodDescriptorType,
    np.generic, np.ufunc, *map(type, (*_HELPERS, np.dtype("int8"), dataclasses.MISSING, vars(_Fields)[_PARAMS])),
))  # fmt: skip
_MACHINERY: Final = frozenset({dataclasses.__file__, reprlib.__file__})
"""What wraps the methods of a dataclass: it holds nothing but them, and notes for a moment what is being written."""
_NOT_OF_THE_SCRIPT: Final[dict[int, object]] = {identity(value): value for value in process_generators()}
_LEAF_MODULES: Final = ("pyarrow", "flowc_shims", "flowc_runtime", "typing", "pandas._libs", "polars.datatypes")


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
    Page: lambda value: (value._body,),
    dataclasses.Field: lambda value: (value.default, value.default_factory),
}
"""Types whose objects cannot change themselves, and what they refer to."""


@dataclass(slots=True)
class Reached:
    """What a walk found. `names`: the globals that user functions among it read or bind, with their values."""

    records: list[Record] = field(default_factory=list)
    names: dict[tuple[int, str], tuple[dict[str, object], str, object, bool]] = field(default_factory=dict)
    """(namespace, name, value or ABSENT, may be bound by a function) by namespace id and name."""
    world: str | None = None
    hidden: frozenset[TouchesWorld] = frozenset()
    """What of the world functions among it may look at, while the run time sees what they look at."""
    barrier: str | None = None
    makers: tuple[object, ...] = ()
    """Makers of records that were found to outlive runs."""
    script_functions: tuple[types.FunctionType, ...] = ()
    """Functions of the script itself (not of a local module) among it, methods of its classes included."""
    to_import: set[str] = field(default_factory=set[str])
    """Modules that functions among it import, which nobody has loaded yet."""
    overflow: bool = False
    notes_identity: bool = False
    """A user function among it may note which object it was given (`id`)."""
    generators: frozenset[str] = frozenset()
    """Global generators of random numbers at whose state user functions among it may look."""
    attributes_set_on: tuple[object, ...] = ()
    """Objects on which a user function among it sets attributes, by a global name."""
    remembers_locals: bool = False  # a cached function among it is a closure over the variables of one call


NOTHING: Final = Reached()
"""What there is to reach from values that hold nothing. Nobody adds to it."""


class Walk:
    """One walk over the object graph."""

    def __init__(self, journal: Journal, *, outlives: bool, in_place: bool, calls: bool) -> None:
        self.journal = journal
        self.found = Reached()
        self.calls = calls
        self.outlives = outlives
        self.in_place = in_place
        self.seen = _NOT_OF_THE_SCRIPT.copy()
        self.stack: list[object] = []
        self.loose: Loose | None = None
        """Where this walk learns the surroundings of something."""

    def run(self, roots: list[object]) -> Reached:
        journal, stack, seen = self.journal, self.stack, self.seen
        known, records, epoch = journal.kinds, journal.records, journal.epoch
        in_place, outlives, found = self.in_place, self.outlives, self.found.records
        stack.extend(roots)
        pop, get = stack.pop, known.get
        while stack:
            value = pop()
            kind = type(value)
            how = get(kind) or _remembered(known, kind)
            if how is LEAF:
                continue
            key = identity(value)
            if key in seen:
                continue
            seen[key] = value
            if not isinstance(how, Shape):
                how(self, value)
            elif (record := records.get(key)) is None or outlives:
                self.mutable(value, how)
            else:
                # As `mutable` does, without asking what is known: this is where most of the time goes.
                now = record.actual
                if in_place and (record.epoch != epoch or record.virtual_stamp is not now or now.saved is DROPPED):
                    journal.settle(record)
                found.append(record)
                self.inside(record)
            if len(seen) > WALK_BUDGET:
                self.found.overflow = True
                break
        return self.found

    def mutable(self, value: object, shape: Shape) -> None:
        journal = self.journal
        if shape is DICT and (value is journal.namespace or identity(value) in journal.apart):
            if value is journal.namespace or identity(value) in journal.spaces:
                self.found.barrier = self.found.barrier or "it holds the dictionary of all globals"
            return
        record = journal.records.get(identity(value)) or journal.record(value, shape)
        if self.outlives and record.maker is not None:
            self.found.makers += (record.maker,)
            record.maker = None
        if self.in_place:
            journal.settle(record)
        self.found.records.append(record)
        self.inside(record)

    def inside(self, record: Record) -> None:
        self.stack += record.leads_to
        try:
            self.stack.extend(record.children(in_place=self.in_place))
        except Exception:  # noqa: BLE001 - looking runs library code, and must never show on the user's page
            self.stack.extend(gc.get_referents(record.object))

    def passing_on(self, value: object) -> None:
        kind: type = type(value)
        if self.loose is not None and kind is dataclasses.Field:
            self.loose.note_field(value)
        self.stack.extend(_PASSING_ON[kind](value))

    # --- surroundings
    def knows(self, value: object) -> bool:
        """True where all that a class or function leads to is known, and has been added."""
        if self.outlives:
            return False
        key, remembered = (identity(value), self.calls), self.journal.surroundings
        before = remembered.get(key)
        known = before[1] if before is not None else None
        if known is None or not still_holds(known, self.journal):
            if before is None or self.loose is not None:
                # Once is no reason to learn it.
                remembered.setdefault(key, (value, None))
                return False
            known = self.learn(value)
        if known is None:
            return False
        self.add(known)
        return True

    def learn(self, value: object) -> Surroundings | None:
        walk = Walk(self.journal, outlives=False, in_place=self.in_place, calls=self.calls)
        walk.loose = Loose()
        known = learned(walk.run([value]), walk.loose)
        for calls in (True, False) if known is not None and known.calls_nothing else (self.calls,):
            self.journal.surroundings[identity(value), calls] = (value, known)
        return known

    def add(self, known: Surroundings) -> None:
        seen, found = self.seen, self.found
        own = known.records[0][0] if known.records else None
        for record, _ in known.records:
            key = identity(record.object)
            if record is own or key not in seen:
                seen[key] = record.object
                found.records.append(record)
        for name, named in known.names:
            earlier = found.names.get(name)
            if earlier is None or (named[3] and not earlier[3]):
                found.names[name] = named
        found.script_functions += known.script_functions
        found.notes_identity |= known.notes_identity
        if self.loose is not None:
            self.loose.include(known.loose)

    def running(self, value: object) -> None:
        """A generator: it is opaque, and what its code names it may still use."""
        if self.loose is not None:
            self.loose.unknowable = True
        self.mutable(value, OPAQUE)
        code = getattr(value, "gi_code", None)
        if isinstance(code, types.CodeType) and self.journal.territory.owns_file(code.co_filename):
            self.code(code, getattr(getattr(value, "gi_frame", None), "f_globals", {}))

    def made_class(self, value: object) -> None:
        if self.outlives and identity(value) in self.journal.lasting_classes:
            # Its objects outlive runs; the class is made anew by each, and is the same.
            return
        if self.journal.territory.owns_class(cast("type", value)) and not self.knows(value):
            self.mutable(value, CLASS)

    def module(self, value: object) -> None:
        assert isinstance(value, types.ModuleType)
        owned = self.journal.territory.owns_module(value)
        if value.__name__ in self.journal.watched:
            self.mutable(value, MODULE)
            self.stack += code_in(value) if owned and self.calls else ()
            return
        if not owned:
            self.journal.foreign[identity(value)] = value
            return
        if self.loose is not None:
            self.loose.unknowable = True
        if self.calls:
            for name in tuple(vars(value)):
                if not name.startswith("__"):
                    self.name(vars(value), name, bound=False)

    def function(self, value: object) -> None:
        assert isinstance(value, types.FunctionType)
        code, territory = value.__code__, self.journal.territory  # asking for the code raises an audit event
        if territory.owns_file(code.co_filename):
            if self.calls and self.knows(value):
                return
            if territory.is_script(code.co_filename):
                self.found.script_functions += (value,)
            self.mutable(value, FUNCTION)
            self.code(code, value.__globals__)
            return
        if code.co_filename in _MACHINERY:
            return
        if self.loose is not None:
            if value.__dict__:
                self.loose.unknowable = True
            else:
                self.loose.bare.append(value)
        # Library code is not followed, but what it was given (a decorator's closure) may be the user's.
        self.stack.extend(value.__closure__ or ())
        self.stack.extend(value.__dict__.values())

    def code(self, code: types.CodeType, namespace: dict[str, object]) -> None:
        if not self.calls:
            return
        names = global_names(code)
        self.found.notes_identity |= not names.reads.isdisjoint(IDENTITY)
        for name in names.reads | names.binds if names.binds else names.reads:
            self.name(namespace, name, bound=name in names.binds)
        for entry in names.imports:
            follow_import(self, entry, namespace)
        facts = self.journal.territory.facts(code)
        if facts is None:
            if code.co_name not in ("<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>", "<module>"):
                self.found.barrier = self.found.barrier or f"{code.co_name} was not compiled from the script"
            return
        if facts.sets_attributes_of:
            self.found.attributes_set_on += tuple([namespace.get(name) for name in facts.sets_attributes_of])
        if facts.barrier:
            self.found.barrier = self.found.barrier or f"{facts.name} uses {facts.barrier}"
        self.found.generators |= facts.generators
        if not facts.world:
            return
        self.found.hidden |= frozenset([effect for effect in facts.world if effect.seen])
        effect = surest(effect for effect in facts.world if not effect.seen)
        if effect is not None and (self.found.world is None or PERHAPS in self.found.world):
            self.found.world = f"{effect.kind}: {effect.what} in {facts.name}"

    def cached(self, value: object) -> None:
        """What a cached function's code names is an input of its caller, by identity; nothing more of it is."""
        if self.loose is not None:
            self.loose.unknowable = True
        self.found.remembers_locals |= bool(getattr(getattr(value, "__wrapped__", None), "__closure__", None))
        for namespace, name, named in named_code(value, self.journal.territory) if self.calls else ():
            self.found.names.setdefault((identity(namespace), name), (namespace, name, named, False))

    def name(self, namespace: dict[str, object], name: str, *, bound: bool) -> None:
        key = (identity(namespace), name)
        known = self.found.names.get(key)
        if known is not None and (known[3] or not bound):
            return
        value = namespace.get(name, ABSENT)
        if value is ABSENT and not bound and _is_builtin(namespace, name) and not self.may_be_bound(namespace, name):
            return
        self.found.names[key] = (namespace, name, value, bound)
        self.stack.append(value)

    def may_be_bound(self, namespace: dict[str, object], name: str) -> bool:
        """Whether a name that means a builtin now may mean something else in another run, or later in this one."""
        binds = self.journal.territory.binds
        return namespace is not self.journal.namespace or binds is None or name in binds


def _is_builtin(namespace: dict[str, object], name: str) -> bool:
    builtins = namespace.get("__builtins__")
    return isinstance(builtins, dict) and name in builtins


Own: TypeAlias = Callable[[Walk, object], None]
"""A kind of objects that is followed in its own way."""
How: TypeAlias = Shape | Own
LEAF: Final = Shape("leaf", lambda value: None, lambda value: ())

_LASTING: Final[weakref.WeakKeyDictionary[type, How]] = weakref.WeakKeyDictionary()
"""Of types of Python and of libraries that nobody changes, for all sessions."""
_OF_LIBRARIES: Final = frozenset("builtins dataclasses flowc_shims numpy pandas pathlib types".split())


def _remembered(known: dict[type, How], kind: type) -> How:
    how = _LASTING.get(kind)
    if how is None:
        how = _how(kind)
        if type(kind) is type and module_of(kind).partition(".")[0] in _OF_LIBRARIES:
            _LASTING[kind] = how
    known[kind] = how
    return how


def _how(kind: type) -> How:
    """What a walk does with objects of exactly this type."""
    if kind in ATOMS and kind is not slice:
        return LEAF
    return _own_way(kind) or way_of(kind) or (LEAF if _is_leaf(kind) else shape_of(kind))


def _is_leaf(kind: type) -> bool:
    # Not `issubclass` of these: abstract classes among them would look into every new class.
    among_them = not _LEAVES.isdisjoint(kind.__mro__) or module_of(kind).startswith(_LEAF_MODULES)
    return among_them and not issubclass(kind, BaseException)  # Whoever catches one may add a note to it.


def _own_way(kind: type) -> Own | None:
    if getattr(kind, "__flowc_cached__", False):
        return Walk.cached
    if kind in _PASSING_ON:
        return Walk.passing_on
    if issubclass(kind, types.ModuleType):
        return Walk.module
    if issubclass(kind, type):
        return Walk.made_class
    if issubclass(kind, types.FunctionType):
        return Walk.function
    return Walk.running if issubclass(kind, types.GeneratorType) else None
