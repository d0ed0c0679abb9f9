"""One object -> its shallow state, what it refers to, and back.

A *state* is an immutable picture of one object: the identities of what it holds, never copies of them. Types are
dispatched exactly; an object of a type that is not known is *opaque*: it has no state, so whoever touches it is taken
to have changed it, and it cannot be put back.
"""

from __future__ import annotations

import gc
import logging
import types
import weakref
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, TypeAlias, cast

import numpy as np

from flowc_runtime.heap import buffers, generators, memory_files, open_files, stays, tables
from flowc_runtime.heap.imported import restore_module
from flowc_runtime.heap.loggers import logger_children, logger_state
from flowc_runtime.heap.stays import CLASS_MACHINERY
from flowc_runtime.values import same_value

State: TypeAlias = tuple[object, ...]

DROPPED: Final = object()  # In place of a copy that was given up to save memory.


@dataclass(frozen=True, slots=True)
class Shape:
    """How objects of one type are looked at. `restore` is None where an earlier state cannot be put back."""

    name: str
    state: Callable[[Any], State | None]
    children: Callable[[Any], Iterable[object]]
    restore: Callable[[Any, Any], None] | None = None
    save: Callable[[Any], object | None] | None = None
    """What `restore` gets, where that is more than the state; taken when a state is new."""
    stays: Callable[[Any, State, Any], bool] | None = None
    """Whether an object is certainly as it was, from its state and what was saved then: quicker than a new state."""
    restore_lasting: Callable[[Any, Any], None] | None = None
    """Puts back what can be, for an object that nobody makes anew since it outlives runs."""
    state_tells_children: bool = False  # In one state it refers to the very same objects.
    comes_back: bool = False
    """Nothing but its state tells two moments of an object apart: equal states are one moment. (A set's history decides
    about the order of what is added later; memory of a table may have come to be shared.)"""


def same_state(one: State | None, other: State | None) -> bool:
    """Opaque states (None) are never the same."""
    if one is None or other is None or len(one) != len(other):
        return False
    try:
        # In place what most parts are: the very same object.
        for part, other_part in zip(one, other, strict=True):
            if part is not other_part and not _same_part(part, other_part):
                return False
        return True
    except RecursionError:
        # Nested deeper than can be compared: in doubt, not the same.
        return False


def _same_part(one: object, other: object) -> bool:
    if one is other:
        return True
    kind = type(one)
    if kind is tuple and kind is type(other):
        return same_state(cast("State", one), cast("State", other))
    # Not `isinstance`, which would ask a user's object for its `__class__`.
    if kind is tables.Kept:
        return kind is type(other)
    return same_value(one, other)


def _part(entry: object) -> State:
    """A part of a state that is known to be a tuple."""
    assert isinstance(entry, tuple)
    return cast("State", entry)


def _pairs(entry: object) -> dict[str, object]:
    """A part of a state that is known to hold names and values."""
    return dict(cast("tuple[tuple[str, object], ...]", entry))


# --- containers
def _dict_state(value: dict[object, object]) -> State:
    return (tuple(value.keys()), tuple(value.values()))


def _dict_children(value: dict[object, object]) -> Iterable[object]:
    return [*value.keys(), *value.values()]


def _restore_dict(value: dict[object, object], state: State) -> None:
    value.clear()
    value.update(_entries(state))


def _entries(state: State) -> Iterable[tuple[object, object]]:
    keys, values = state
    return zip(_part(keys), _part(values), strict=True)


def _restore_counter(value: dict[object, object], state: State) -> None:
    # Its own `update` would count.
    value.clear()
    for key, count in _entries(state):
        value[key] = count


def _restore_list(value: list[object], state: State) -> None:
    value[:] = state


def _restore_deque(value: deque[object], state: State) -> None:
    value.clear()
    value.extend(state)


def _restore_set(value: set[object], state: State) -> None:
    value.clear()
    value.update(state)


def _restore_bytes(value: bytearray, state: State) -> None:
    (content,) = state
    assert isinstance(content, bytes)
    value[:] = content


# --- functions, cells, classes, instances
def _function_state(value: types.FunctionType) -> State:
    keywords = tuple((value.__kwdefaults__ or {}).items())
    attributes = tuple(value.__dict__.items())
    names = (value.__name__, value.__qualname__, value.__doc__)
    return (value.__defaults__, keywords, attributes, value.__closure__, value.__code__, names)


def _function_children(value: types.FunctionType) -> Iterable[object]:
    found: list[object] = [*(value.__defaults__ or ()), *(value.__kwdefaults__ or {}).values()]
    return [*found, *value.__dict__.values(), *(value.__closure__ or ())]


def _restore_function(value: types.FunctionType, state: State) -> None:
    defaults, keywords, attributes, _, code, names = state
    assert isinstance(code, types.CodeType)
    value.__name__, value.__qualname__, value.__doc__ = cast("tuple[str, str, str | None]", names)
    value.__defaults__ = defaults if isinstance(defaults, tuple) else None
    value.__kwdefaults__ = _pairs(keywords) or None
    value.__code__ = code
    value.__dict__.clear()
    value.__dict__.update(_pairs(attributes))


_EMPTY_CELL: Final = object()


def _cell_content(value: types.CellType) -> object:
    try:
        return value.cell_contents
    except ValueError:
        return _EMPTY_CELL


def _restore_cell(value: types.CellType, state: State) -> None:
    (content,) = state
    if content is _EMPTY_CELL:
        del value.cell_contents
    else:
        value.cell_contents = content


def _class_items(value: type) -> State:
    # Sorted: what is put back comes last, and order is nothing that a class is asked for.
    pairs = sorted(_class_items_pairs(value), key=itemgetter(0))
    return (tuple([name for name, _ in pairs]), tuple([entry for _, entry in pairs]))


def _class_children(value: type) -> Iterable[object]:
    return [*(entry for _, entry in _class_items_pairs(value)), *value.__bases__]


def _class_items_pairs(value: type) -> list[tuple[str, object]]:
    return [(name, entry) for name, entry in vars(value).items() if name not in CLASS_MACHINERY]


def _restore_class(value: type, state: State) -> None:
    names, entries = state
    wanted = dict(zip(cast("tuple[str, ...]", names), _part(entries), strict=True))
    for name, _ in _class_items_pairs(value):
        if name not in wanted:
            delattr(value, name)
    for name, entry in wanted.items():
        if name not in vars(value) or vars(value)[name] is not entry:
            setattr(value, name, entry)


_SLOT_NAMES: Final[weakref.WeakKeyDictionary[type, tuple[str, ...]]] = weakref.WeakKeyDictionary()
"""Weak: a class of the script holds its functions, and they hold all its globals."""


def _slot_names(kind: type) -> tuple[str, ...]:
    known = _SLOT_NAMES.get(kind)
    if known is None:
        known = _SLOT_NAMES[kind] = _find_slot_names(kind)
    return known


def _find_slot_names(kind: type) -> tuple[str, ...]:
    found: list[str] = []
    for base in kind.__mro__:
        declared = base.__dict__.get("__slots__", ())
        names = (declared,) if isinstance(declared, str) else tuple(declared)
        for name in names:
            mangled = (
                f"_{base.__name__.lstrip('_')}{name}" if name.startswith("__") and not name.endswith("__") else name
            )
            if name not in ("__dict__", "__weakref__"):
                found.append(mangled)
    return tuple(found)


def _slot_names_of(value: object) -> tuple[str, ...]:
    kind: type = type(value)
    return _slot_names(kind)


_NO_SLOT: Final = object()


def _slot_values(value: object) -> State:
    names = _slot_names_of(value)
    return tuple(_read_slot(value, name) for name in names) if names else ()


def _read_slot(value: object, name: str) -> object:
    try:
        return object.__getattribute__(value, name)
    except AttributeError:
        return _NO_SLOT


def _attributes(value: object) -> dict[str, object]:
    try:
        found = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _instance_state(value: object) -> State:
    attributes = _attributes(value)
    return (type(value), tuple(attributes.keys()), tuple(attributes.values()), _slot_values(value))


def _instance_children(value: object) -> Iterable[object]:
    return [*_attributes(value).values(), *_slot_values(value), type(value)]


def _restore_instance(value: object, state: State) -> None:
    kind, names, values, slots = state
    assert isinstance(kind, type)
    if type(value) is not kind:
        object.__setattr__(value, "__class__", kind)
    attributes = _attributes(value)
    attributes.clear()
    attributes.update(zip(cast("tuple[str, ...]", names), _part(values), strict=True))
    for name, entry in zip(_slot_names_of(value), _part(slots), strict=True):
        if entry is _NO_SLOT:
            if _read_slot(value, name) is not _NO_SLOT:
                object.__delattr__(value, name)
        else:
            object.__setattr__(value, name, entry)


def _subclass(base: Shape) -> Shape:
    """A user's subclass of a builtin container: the payload and the attributes; put back by its maker only."""

    def state(value: Any) -> State | None:
        payload = base.state(value)
        return None if payload is None else (payload, _instance_state(value))

    return Shape(f"subclass of {base.name}", state, lambda value: [*base.children(value), *_instance_children(value)])


def _module_items(value: types.ModuleType) -> State:
    return tuple((name, entry) for name, entry in tuple(vars(value).items()) if not name.startswith("__"))


def _module_children(value: types.ModuleType) -> Iterable[object]:
    """What a script may have put there; the module's own code is not followed."""
    own = types.FunctionType | types.BuiltinFunctionType | types.ModuleType | type
    return [entry for entry in tuple(vars(value).values()) if not isinstance(entry, own)]


LIST: Final = Shape("list", tuple, lambda value: value, _restore_list, comes_back=True)
DICT: Final = Shape("dict", _dict_state, _dict_children, _restore_dict, comes_back=True)
DEQUE: Final = Shape("deque", tuple, lambda value: value, _restore_deque, comes_back=True)
# The order of a set depends on its history, which cannot be put back.
SET: Final = Shape("set", tuple, lambda value: value, restore_lasting=_restore_set)
BYTES: Final = Shape("bytearray", lambda value: (bytes(value),), lambda value: (), _restore_bytes, comes_back=True)
FUNCTION: Final = Shape("function", _function_state, _function_children, _restore_function, stays=stays.function_stays)
CELL: Final = Shape("cell", lambda value: (_cell_content(value),), lambda value: (_cell_content(value),), _restore_cell)
CLASS: Final = Shape("class", _class_items, _class_children, _restore_class, stays=stays.class_stays)
INSTANCE: Final = Shape(
    "instance", _instance_state, _instance_children, _restore_instance, stays=stays.instance_stays, comes_back=True
)
ERROR: Final = Shape(
    "exception",
    lambda value: (value.args, *_instance_state(value)),
    lambda value: [*value.args, *_instance_children(value)],
)
ARRAY: Final = Shape("array", *buffers.ARRAY)
TABLE: Final = Shape("table", *buffers.TABLE, state_tells_children=True)
INDEX: Final = Shape("index", *buffers.INDEX, state_tells_children=True)
MODULE: Final = Shape("module", _module_items, _module_children, restore_lasting=restore_module)
OPAQUE: Final = Shape("opaque", lambda value: None, gc.get_referents)

_EXACT: Final[dict[type, Shape]] = {
    list: LIST,
    dict: DICT,
    OrderedDict: DICT,
    Counter: Shape("counter", _dict_state, _dict_children, _restore_counter),
    defaultdict: Shape(
        "defaultdict",
        lambda value: (*_dict_state(value), value.default_factory),
        lambda value: [*_dict_children(value), value.default_factory],
        lambda value, state: _restore_dict(value, state[:2]),
    ),
    deque: DEQUE,
    set: SET,
    bytearray: BYTES,
    types.FunctionType: FUNCTION,
    types.CellType: CELL,
    types.SimpleNamespace: INSTANCE,
    np.ndarray: ARRAY,
    **{kind: Shape(*parts) for kind, parts in generators.SHAPES.items()},
    **dict.fromkeys(open_files.TYPES, Shape(*open_files.SHAPE)),
    **{kind: Shape(*parts, comes_back=True) for kind, parts in memory_files.SHAPES.items()},
    **dict.fromkeys((logging.Logger, logging.RootLogger), Shape("logger", logger_state, logger_children)),
}
_PAYLOADS: Final[dict[type, Shape]] = {list: LIST, dict: DICT, set: SET, deque: DEQUE, bytearray: BYTES}
_IMMUTABLE_PAYLOADS: Final = (int, str, float, bytes, tuple, frozenset, complex)


def shape_of(kind: type) -> Shape:
    """How to look at objects of exactly this type."""
    known = _EXACT.get(kind) or tables.shape_name(kind)
    if isinstance(known, Shape):
        return known
    if known is not None:
        return INDEX if known == "index" else TABLE
    if type in kind.__mro__:
        return CLASS
    if BaseException in kind.__mro__:
        return ERROR
    base = _solid_base(kind)
    if base is object or base in _IMMUTABLE_PAYLOADS:
        if issubclass(kind, tuple | frozenset):
            return Shape("tuple", lambda value: (tuple(value), _instance_state(value)), _tuple_children)
        return INSTANCE
    if base in _PAYLOADS and kind is not base:
        return _subclass(_PAYLOADS[base])
    return OPAQUE


def is_made_of_attributes(kind: type) -> bool:
    """Whether the state of an instance is all that it is: there is no payload below its attributes."""
    return _solid_base(kind) is object


def _tuple_children(value: Any) -> Iterable[object]:
    return [*value, *_instance_children(value)]


def _solid_base(kind: type) -> type:
    """The first class of the resolution order that is not written in Python: what the object is made of in C."""
    for base in kind.__mro__:
        if not (base.__flags__ & _HEAP_TYPE and _adds_only_attributes(base)):
            return base
    return object


_HEAP_TYPE: Final = 1 << 9
_POINTER: Final = 8


def _adds_only_attributes(kind: type) -> bool:
    """A class statement adds room for its slots, a dict and weak references to its base; C code adds a payload."""
    added = kind.__basicsize__ - (kind.__base__ or object).__basicsize__
    declared = kind.__dict__.get("__slots__", ())
    slots = 1 if isinstance(declared, str) else len(tuple(declared))
    room = slots + ("__dict__" in kind.__dict__) + ("__weakref__" in kind.__dict__)
    return added <= room * _POINTER
