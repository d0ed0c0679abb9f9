"""The class statements of a script -> one class each for a whole session, as long as the statement stays the same.

Python makes another class whenever a class statement executes, so an object that an earlier run left in session state
would be no instance of "its" class any more, and no member of its Enum equal to one of this run. Here the statement
gives the session's same class, in every mode: what the statement would have made takes the place of what the class
holds, its methods included, so that nothing of the earlier run shows but that it is the same.

Not so (a new class, as ever): in loops and functions, where one statement makes several classes; with a metaclass or an
`__init_subclass__` of somebody else's, which may have told others of the new class; where the bases are other ones.
"""

from __future__ import annotations

import abc
import ast
import builtins
import enum
import functools
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast

from flowc_compiler.ir.source import Parsed
from flowc_runtime.identity import identity
from flowc_runtime.once import once
from flowc_runtime.values import same_value

KEPT: Final = 1_000
"""Classes that a session remembers; edits leave old ones behind."""

_METACLASSES: Final[frozenset[type]] = frozenset({type, abc.ABCMeta, enum.EnumMeta})
_OWN_OF_THE_TYPE: Final = frozenset({"__dict__", "__weakref__", "_abc_impl"})
_FIXED: Final = (types.MemberDescriptorType, types.GetSetDescriptorType)
"""They belong to the layout of one class."""
_DEPTH: Final = 4
"""How deep a method may be wrapped by decorators."""


class _Gone:
    """Stands in for the bases of a class that nobody gets to see."""


class _GoneBare:
    """The same for bases whose objects have no attributes."""

    __slots__ = ()


class Classes:
    """Of one session."""

    def __init__(self) -> None:
        self._known: dict[types.CodeType, type] = {}
        self._path = ""
        self._parsed: Parsed | None = None
        self._loops: tuple[range, ...] | None = None

    def follow(self, parsed: Parsed) -> None:
        """From now on the script is this one."""
        if parsed is not self._parsed:
            self._parsed, self._path, self._loops = parsed, parsed.source.path, None

    def builder(self, tell: Callable[[type], None]) -> Callable[..., object]:
        """What takes the place of `__build_class__` in a run. `tell`: the class is about to be made again."""
        return functools.partial(self._build, tell)

    def ids(self) -> frozenset[int]:
        """The classes that stay the same from run to run."""
        return frozenset(map(identity, self._known.values()))

    def _build(
        self, tell: Callable[[type], None], body: types.FunctionType, name: str, /, *bases: object, **keywords: Any
    ) -> object:
        made: object = _build(body, name, *bases, **keywords)
        code = body.__code__
        if not self._is_one_of_a_kind(code) or not isinstance(made, type) or not can_stay(made, code, keywords):
            return made
        old = self._known.get(code)
        if old is not None and _can_take_over(old, made):
            tell(old)
            _take_over(old, made)
            return old
        self._known[code] = made
        if len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        return made

    def _is_one_of_a_kind(self, code: types.CodeType) -> bool:
        """The statement executes once in a run."""
        if code.co_filename != self._path or "<locals>" in code.co_qualname:
            return False
        if self._loops is None:
            # A script without classes need not be looked through.
            self._loops = () if self._parsed is None else _loops_of(self._parsed)
        return not any(code.co_firstlineno in lines for lines in self._loops)


_build: Final = cast("Callable[..., object]", vars(builtins)["__build_class__"])


@once
def _loops_of(parsed: Parsed) -> tuple[range, ...]:
    """The lines of each loop."""
    loops = [node for node in ast.walk(parsed.tree) if isinstance(node, ast.For | ast.AsyncFor | ast.While)]
    return tuple([range(node.lineno, (node.end_lineno or node.lineno) + 1) for node in loops])


def can_stay(made: type, code: types.CodeType, keywords: Mapping[str, object]) -> bool:
    """Nobody but the statement knows of the class that it has just made."""
    if type(made) not in _METACLASSES or keywords.keys() - {"metaclass"}:
        return False
    hook = next(vars(base)["__init_subclass__"] for base in made.__mro__[1:] if "__init_subclass__" in vars(base))
    if hook not in (vars(object)["__init_subclass__"], vars(enum.Enum).get("__init_subclass__")):
        return False
    if any(_is_told_its_owner(entry) for entry in vars(made).values()):
        return False
    return "__class__" not in code.co_cellvars or any(True for _ in _cells(made))


def _is_told_its_owner(entry: object) -> bool:
    hook = getattr(type(entry), "__set_name__", None)
    return isinstance(hook, types.FunctionType) and type(entry).__module__ == "__main__"


def _can_take_over(old: type, made: type) -> bool:
    if type(old) is not type(made) or old.__bases__ != made.__bases__ or _layout(old) != _layout(made):
        return False
    if isinstance(made, enum.EnumMeta):
        return isinstance(old, enum.EnumMeta) and _same_members(old, made)
    # `Base.__subclasses__()` is not to tell of it.
    return made.__bases__ == (object,) or any(_rebased(made, stand_in) for stand_in in _stand_ins(made.__bases__[0]))


def _stand_ins(base: type) -> Iterator[type]:
    """Python lets a base give way only to one whose objects are laid out alike."""
    yield from (_Gone, _GoneBare)
    if type(base) in _METACLASSES and type(base) is not enum.EnumMeta:
        yield type(base)("_Gone", base.__bases__, {})


def _rebased(made: type, base: type) -> bool:
    try:
        made.__bases__ = (base,)
    except TypeError:
        return False
    return True


def _take_over(old: type, made: type) -> None:
    """Let `old` hold what `made` holds."""
    if isinstance(made, enum.EnumMeta):
        entries = {name: entry for name, entry in vars(made).items() if isinstance(entry, types.FunctionType)}
        left = frozenset[str]()
    else:
        entries = {name: entry for name, entry in vars(made).items() if _is_content(name, entry)}
        left = frozenset(name for name, entry in vars(old).items() if _is_content(name, entry)) - entries.keys()
    for cell in _cells(made):
        cell.cell_contents = old
    for name in left:
        type.__delattr__(old, name)
    for name, entry in entries.items():
        type.__setattr__(old, name, entry)


def _is_content(name: str, entry: object) -> bool:
    return name not in _OWN_OF_THE_TYPE and not isinstance(entry, _FIXED)


def _layout(kind: type) -> tuple[object, ...]:
    fixed = sorted(name for name, entry in vars(kind).items() if isinstance(entry, _FIXED))
    return kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__, kind.__weakrefoffset__, fixed


def _same_members(old: enum.EnumMeta, made: enum.EnumMeta) -> bool:
    ours, theirs = cast("Mapping[str, enum.Enum]", old.__members__), cast("Mapping[str, enum.Enum]", made.__members__)
    return list(ours) == list(theirs) and all(same_value(ours[name].value, theirs[name].value) for name in ours)


def _cells(made: type) -> Iterator[types.CellType]:
    """The cells through which methods know their class (`super()`)."""
    seen: set[int] = set()
    todo: list[tuple[object, int]] = [(entry, 0) for entry in vars(made).values()]
    while todo:
        value, depth = todo.pop()
        if identity(value) in seen or depth > _DEPTH:
            continue
        seen.add(identity(value))
        if isinstance(value, types.FunctionType):
            for variable, cell in zip(value.__code__.co_freevars, value.__closure__ or (), strict=True):
                content = _content(cell)
                if variable == "__class__" and content is made:
                    yield cell
                else:
                    todo.append((content, depth + 1))
            todo.extend((entry, depth + 1) for entry in vars(value).values())
        elif isinstance(value, staticmethod | classmethod):
            todo.append((cast("object", value.__func__), depth + 1))
        elif isinstance(value, property):
            todo.extend((part, depth + 1) for part in (value.fget, value.fset, value.fdel))
        elif type(value).__module__ == "functools":
            todo.extend((part, depth + 1) for part in vars(value).values())


def _content(cell: types.CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:
        return None
