"""What a cell looks at of an object -> an input that holds as long as that part is the same.

The compiler says of which names a cell takes only glances (`flowc_compiler/glances.py`): an attribute, an item, a
length, a comparison, whether there is anything in it. Where the object is of a type that answers without running code
of anybody, and the answer is an atom, the answers are the input, in the place of the object with all it leads to. They
are asked for again to verify, which costs no more than comparing states. In doubt the whole object is the input.
"""

from __future__ import annotations

import operator
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import pandas as pd

from flowc_compiler.glances import Form
from flowc_compiler.ir.plan import CellPlan
from flowc_runtime.heap.state import is_made_of_attributes
from flowc_runtime.identity import identity
from flowc_runtime.rendering import rendered
from flowc_runtime.values import ABSENT, ATOMS, same_value

if TYPE_CHECKING:
    from flowc_runtime.heap.journal import Journal, Stamp

_LENGTH: Final[Form] = ("length", None)
_UNTOLD: Final = object()
"""A glance does not tell."""

_SIZED: Final = frozenset(
    {str, bytes, list, dict, set, frozenset, tuple, deque, bytearray, OrderedDict, defaultdict, range}
)
_TABLES: Final = frozenset({pd.DataFrame, pd.Series})
_OF_TABLES: Final = frozenset({"empty", "size", "ndim"})
_PLAIN: Final = frozenset({int, bool, float, str, type(None)})
_COMPARED: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glimpse:
    """In a trace, in the place of the object: its `answers` to the `forms`, in order. `stamp`: its state then."""

    value: object
    stamp: Stamp | None
    forms: tuple[Form, ...]
    answers: tuple[object, ...]

    def holds(self, journal: Journal, now: object) -> bool:
        if now is self.value and self.stamp is not None:
            record = journal.records.get(identity(now))
            if record is not None and journal.virtual(record) is self.stamp:
                # It need not even be in that state already.
                return True
        found = glimpse(journal, now, self.forms)
        return found is not None and all(map(same_value, found.answers, self.answers))

    def words(self, name: str, now: object) -> tuple[str, str, str]:
        """The first part that is another one: its name, and both answers as they are rendered."""
        for form, answer in zip(self.forms, self.answers, strict=True):
            present = _ask(now, form)
            if present is _UNTOLD or not same_value(present, answer):
                told = "something else" if present is _UNTOLD else rendered(present)
                return _named(name, form), rendered(answer), told
        return name, "another one", rendered(now)


Values: TypeAlias = tuple[object, ...]


def glimpsed(journal: Journal, plan: CellPlan, local_values: Values, global_values: Values) -> tuple[Values, Values]:
    """The values of the names that a cell reads, with a glimpse in the place of each that it looks at in parts only."""
    ours = zip(plan.local_reads, local_values, strict=True)
    named = dict([*zip(plan.global_reads, global_values, strict=True), *ours])
    found = dict(named)
    for name, forms in plan.glances:
        # The script may have a `len` of its own.
        if name in named and (_LENGTH not in forms or named.get("len") is ABSENT):
            found[name] = glimpse(journal, named[name], forms) or named[name]
    return tuple([found[name] for name in plan.local_reads]), tuple([found[name] for name in plan.global_reads])


def glimpse(journal: Journal, value: object, forms: tuple[Form, ...]) -> Glimpse | None:
    """None where the whole object is the input: it is not in the state that script order says, or does not tell."""
    if value is ABSENT or not _is_in_place(journal, value) or not _is_in_place(journal, type(value)):
        return None
    answers = tuple([_ask(value, form) for form in forms])
    if _UNTOLD in answers:
        return None
    record = journal.records.get(identity(value))
    return Glimpse(value, None if record is None else record.actual, forms, answers)


def _is_in_place(journal: Journal, value: object) -> bool:
    record = journal.records.get(identity(value))
    return record is None or journal.virtual(record) is record.actual


def _ask(value: object, form: Form) -> object:
    answer = _answer(value, form)
    return answer if type(answer) in ATOMS else _UNTOLD


def _answer(value: Any, form: Form) -> object:
    kind = _type_of(value)
    word, what = form
    match word:
        case "truth":
            return bool(value) if kind in _SIZED or kind in _PLAIN else _UNTOLD
        case "length":
            return len(value) if kind in _SIZED or kind in _TABLES else _UNTOLD
        case "attribute":
            assert isinstance(what, str)
            if kind in _TABLES:
                own = what in vars(value) or what not in _OF_TABLES
                return _UNTOLD if own else cast("object", getattr(value, what))
            return _attribute(value, what)
        case "item":
            return _item(value, what)
        case "is" | "is not":
            # Of other constants Python promises nothing.
            return ((value is None) is (word == "is")) if what is None else _UNTOLD
        case _:
            return _comparison(value, word, what)


def _attribute(value: object, name: str) -> object:
    """Of an object of a class in Python: what stands in its own dictionary, if no code comes first."""
    kind = _type_of(value)
    if not is_made_of_attributes(kind) or any("__getattribute__" in vars(base) for base in kind.__mro__[:-1]):
        return _UNTOLD
    for base in kind.__mro__:
        if name in vars(base):
            entry = _type_of(vars(base)[name])
            if hasattr(entry, "__set__") or hasattr(entry, "__delete__"):
                return _UNTOLD
            break
    own: object = getattr(value, "__dict__", None)
    return cast("dict[str, object]", own).get(name, _UNTOLD) if type(own) is dict else _UNTOLD


def _item(value: Any, key: object) -> object:
    kind = _type_of(value)
    if kind is dict:
        return value.get(key, _UNTOLD)
    if kind in (list, tuple) and type(key) is int:
        return value[key] if -len(value) <= key < len(value) else _UNTOLD
    return _UNTOLD


def _comparison(value: Any, word: str, constant: Any) -> object:
    if type(value) not in _PLAIN or type(constant) not in _PLAIN:
        return _UNTOLD
    try:
        return _COMPARED[word](value, constant)
    except TypeError:
        return _UNTOLD


def _type_of(value: object) -> type:
    # A checker would say of what the type is a type, which it cannot know here.
    return type(value)


def _named(name: str, form: Form) -> str:
    word, what = form
    match word:
        case "truth":
            return f"bool({name})"
        case "length":
            return f"len({name})"
        case "attribute":
            return f"{name}.{what}"
        case "item":
            return f"{name}[{what!r}]"
        case _:
            return f"{name} {word} {what!r}"
