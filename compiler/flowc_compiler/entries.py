"""One table's text -> what is known of each name in it (`Entry`), or what is wrong with it, by key.

A table lists names under phrases: `fresh = ["concat"]`, `"mutates self" = ["append"]`. A name may stand under several;
they add up. Holds: what a phrase does not say, the function does not do; a name that stands nowhere is unknown. The
libraries' tables and the users' own have the same notation ([the guide](../../docs/guide/effects.md)).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, cast, get_args

from flowc_compiler.ir.effect import WorldKind

Argument: TypeAlias = int | str
"""An argument by position or by keyword; "self" is the receiver, "any" stands for all arguments."""
Owner: TypeAlias = Literal["functions", "types"]

SELF: Final = "self"
ANY: Final = "any"


@dataclass(frozen=True, slots=True)
class Entry:
    """What calling (or, of an attribute, loading) a name does. `parts_of`: the result may be, share memory with or
    hold these; none of them where the result is fresh."""

    mutates: frozenset[Argument] = frozenset()
    mutates_if: frozenset[tuple[Argument, str]] = frozenset()
    """An argument, and the keyword that must be there for it to be changed."""
    parts_of: frozenset[Argument] = frozenset()
    stores: bool = False
    """The receiver holds its arguments from then on."""
    calls: bool = False
    """It calls what it is given."""
    consumes: bool = False
    """It uses up what it is given, where that is an iterator."""
    fresh: bool = False
    """Nothing that is said of a pattern is said of it."""
    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()
    """Settings of libraries, by location."""
    world: frozenset[WorldKind] = frozenset()
    returns: str = ""
    """The type of the result, where it is known."""


@dataclass(frozen=True, slots=True)
class TableProblem:
    """`key` leads to it: `functions.pandas.fresh`."""

    key: str
    message: str


@dataclass(slots=True)
class Section:
    """The names of one module or type; those that end in `*` stand for all that begin so."""

    names: dict[str, Entry] = field(default_factory=dict[str, Entry])

    def get(self, name: str) -> Entry | None:
        exact = self.names.get(name)
        if exact is not None and exact.fresh:
            return exact
        patterns = ((one, entry) for one, entry in self.names.items() if one[-1] == "*")
        found = [exact] if exact is not None else []
        found += [entry for pattern, entry in patterns if name.startswith(pattern[:-1])]
        return functools.reduce(both, found) if found else None


@dataclass(slots=True, eq=False)
class Table:
    """`functions`: by module, `types`: by type."""

    functions: dict[str, Section] = field(default_factory=dict[str, Section])
    types: dict[str, Section] = field(default_factory=dict[str, Section])
    bases: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    makes: dict[str, str] = field(default_factory=dict[str, str])
    """What a variable of a module is: its type, by dotted path."""


def read_table(content: Mapping[str, object]) -> tuple[Table, list[TableProblem]]:
    """What is wrong in a table is left out of it."""
    table, problems = Table(), list[TableProblem]()
    for owner, sections in content.items():
        if owner not in get_args(Owner):
            problems.append(TableProblem(owner, 'a table has "functions" and "types" only'))
        elif not isinstance(sections, dict):
            problems.append(TableProblem(owner, "is not a table of sections"))
        else:
            for name, section in cast("dict[str, object]", sections).items():
                _read_section(table, problems, cast("Owner", owner), name, section)
    return table, problems


def _read_section(table: Table, problems: list[TableProblem], owner: Owner, name: str, section: object) -> None:
    where = f'{owner}."{name}"'
    if not isinstance(section, dict):
        problems.append(TableProblem(where, "is not a table of phrases"))
        return
    drafts: dict[str, _Draft] = {}
    for phrase, value in cast("dict[str, object]", section).items():
        key = f"{where}.{phrase}"
        if phrase in ("returns", "variables"):
            for kind, names in _lists(key, value, problems):
                for one in names:
                    if phrase == "variables":
                        table.makes[f"{name}.{one}"] = kind
                    else:
                        drafts.setdefault(one, _Draft()).returns = name if kind == SELF else kind
        elif phrase == "bases" and owner == "types":
            table.bases[name] = tuple(_names(key, value, problems))
        else:
            _read_phrase(key, phrase, value, drafts, problems)
    _check(where, drafts, problems)
    made = Section({one: draft.entry() for one, draft in drafts.items()})
    if owner == "types":
        table.types[name] = made
    else:
        table.functions[name] = made


def both(one: Entry, other: Entry) -> Entry:
    """What either says; the type of the result is the first one's."""
    return Entry(
        one.mutates | other.mutates,
        one.mutates_if | other.mutates_if,
        one.parts_of | other.parts_of,
        one.stores or other.stores,
        one.calls or other.calls,
        one.consumes or other.consumes,
        one.fresh and other.fresh,
        one.reads | other.reads,
        one.writes | other.writes,
        one.world | other.world,
        one.returns or other.returns,
    )


@dataclass(slots=True)
class _Draft:
    fresh: bool = False
    consumes: bool = False
    mutates: set[Argument] = field(default_factory=set[Argument])
    mutates_if: set[tuple[Argument, str]] = field(default_factory=set[tuple[Argument, str]])
    parts_of: set[Argument] = field(default_factory=set[Argument])
    stores: bool = False
    calls: bool = False
    reads: set[str] = field(default_factory=set[str])
    writes: set[str] = field(default_factory=set[str])
    world: set[WorldKind] = field(default_factory=set[WorldKind])
    returns: str = ""

    def entry(self) -> Entry:
        return Entry(
            frozenset(self.mutates),
            frozenset(self.mutates_if),
            frozenset(self.parts_of),
            self.stores,
            self.calls,
            self.consumes,
            self.fresh,
            frozenset(self.reads),
            frozenset(self.writes),
            frozenset(self.world),
            self.returns,
        )


_PHRASE: Final = re.compile(
    r"(?P<verb>fresh|stores|calls|consumes)|mutates (?P<mutated>\w+)(?: if (?P<flag>\w+))?"
    r"|(?:view of|same as|holds) (?P<part>\w+)|(?P<setting>reads|writes) (?P<location>[\w.]+)|world (?P<kind>\w+)"
)


def _read_phrase(key: str, phrase: str, value: object, drafts: dict[str, _Draft], problems: list[TableProblem]) -> None:
    found = _PHRASE.fullmatch(phrase)
    if found is None:
        problems.append(
            TableProblem(
                key,
                'is no phrase; there are: fresh, stores, calls, consumes, "mutates ARGUMENT", '
                '"mutates ARGUMENT if KEYWORD", '
                '"view of ARGUMENT", "same as ARGUMENT", "holds ARGUMENT", "reads SETTING", "writes SETTING", '
                '"world KIND", returns, variables, and of types bases',
            )
        )
        return
    kind = found["kind"]
    if kind is not None and kind not in get_args(WorldKind):
        problems.append(TableProblem(key, f"names no kind of world; there are: {', '.join(get_args(WorldKind))}"))
        return
    for name in _names(key, value, problems):
        draft = drafts.setdefault(name, _Draft())
        if found["verb"]:
            setattr(draft, found["verb"], True)
        elif found["mutated"] and found["flag"]:
            draft.mutates_if.add((_argument(found["mutated"]), found["flag"]))
        elif found["mutated"]:
            draft.mutates.add(_argument(found["mutated"]))
        elif found["part"]:
            draft.parts_of.add(_argument(found["part"]))
        elif found["setting"]:
            (draft.reads if found["setting"] == "reads" else draft.writes).add(found["location"])
        else:
            draft.world.add(cast("WorldKind", kind))


def _check(where: str, drafts: Mapping[str, _Draft], problems: list[TableProblem]) -> None:
    for name, draft in drafts.items():
        if draft.fresh and draft.parts_of:
            problems.append(TableProblem(f"{where}.fresh", f"{name} is also said to give a part of something"))
            # What is contradictory is taken at its widest.
            draft.fresh = False


def _lists(key: str, value: object, problems: list[TableProblem]) -> Iterator[tuple[str, list[str]]]:
    if not isinstance(value, dict):
        problems.append(TableProblem(key, "is not a table of types, each with a list of names"))
        return
    for kind, names in cast("dict[str, object]", value).items():
        yield kind, list(_names(f"{key}.{kind}", names, problems))


def _names(key: str, value: object, problems: list[TableProblem]) -> Iterator[str]:
    """A list of names, or a text of names with spaces between them."""
    names = value.split() if isinstance(value, str) else value
    if not isinstance(names, list):
        problems.append(TableProblem(key, "is neither a list of names nor a text of names"))
        return
    for name in cast("list[object]", names):
        if isinstance(name, str) and _NAME.fullmatch(name):
            yield name
        else:
            problems.append(TableProblem(key, f"{name!r} is no name"))


_NAME: Final = re.compile(r"[^\W\d][\w.]*\*?|\*")


def _argument(text: str) -> Argument:
    return int(text) if text.isdigit() else text
