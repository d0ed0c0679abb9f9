"""Plain functions -> their opened forms: those of the script are tied to them as they are defined, those of local
modules are found when they are called.

A function of a module is the one that was compiled where its code equals what Python makes of the text that flowc has
read, and its globals are those of a module that is loaded now; any other is called as it is.
"""

from __future__ import annotations

import inspect
import sys
import types
import weakref
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias, cast

from flowc_compiler.ir.plan import CellPlan, ModuleProgram
from flowc_shims.streamlit.fragment import kept_of


class Opened:
    """`name` is dotted for a function of a module. `cells` are the plans of the file that the function stands in,
    `code` is the plain function's."""

    __slots__ = ("cells", "code", "function", "name")

    def __init__(
        self, name: str, function: types.FunctionType, cells: tuple[CellPlan, ...], code: types.CodeType
    ) -> None:
        self.name = name
        self.function = function
        self.cells = cells
        self.code = code


class OpenedForms:
    """Of one generation. Weak: a function that is defined anew in each run would stay for ever."""

    def __init__(self, modules: dict[str, ModuleProgram]) -> None:
        self.modules = modules
        self.known: weakref.WeakKeyDictionary[types.FunctionType, Opened] = weakref.WeakKeyDictionary()

    def __len__(self) -> int:
        return len(self.known)

    def add(self, plain: types.FunctionType, opened: types.FunctionType, cells: tuple[CellPlan, ...]) -> None:
        """A function of the script, just defined."""
        plain = body_of(plain)
        if is_plain(plain, opened):
            self.known[plain] = Opened(opened.__name__, opened, cells, plain.__code__)

    def of(self, plain: object) -> Opened | None:
        """None where the function, or that of a method, has none, or is not what it was any more."""
        if type(plain) is types.MethodType:
            plain = plain.__func__
        if type(plain) is not types.FunctionType:
            return None
        plain = body_of(plain)
        opened = self.known.get(plain) or self._of_module(plain)
        if opened is None or plain.__code__ is not opened.code:
            return None
        return opened

    def _of_module(self, plain: types.FunctionType) -> Opened | None:
        code = plain.__code__
        module = self.modules.get(code.co_filename)
        if module is None or module.plain.get(code.co_qualname) != code or plain.__closure__:
            return None
        loaded = sys.modules.get(module.name)
        if not isinstance(loaded, types.ModuleType) or vars(loaded) is not plain.__globals__:
            return None
        made = types.FunctionType(module.opened[code.co_qualname], plain.__globals__, plain.__name__)
        opened = self.known[plain] = Opened(f"{module.name}.{code.co_qualname}", made, module.plan.cells, code)
        return opened


CalleePath: TypeAlias = tuple[tuple[dict[str, object], str, object], ...]
"""Namespaces of modules, a name in each, and what it holds."""


def of_call(
    forms: OpenedForms, plan: CellPlan, values: tuple[object, ...], roots: Sequence[object]
) -> tuple[CalleePath, Sequence[object]]:
    """What the arguments of an opened call read to find its function (`charts.show`), and what else they lead to: the
    function is not looked into, since its cells read for themselves."""
    path = _path_of_callee(forms, plan, values)
    module = path[0][0] if path and plan.callee_only else None
    called = _called(forms, plan, values)
    if plan.passes_on and called is not _NOBODY:
        return path, ()
    return path, [value for value in roots if value is not called and not _is_module(value, module)]


def _called(forms: OpenedForms, plan: CellPlan, values: tuple[object, ...]) -> object:
    """The function that the opened call is about; one that the arguments call themselves is another matter."""
    if len(plan.callee) != 1 or not plan.callee_only:
        return _NOBODY
    value = dict(zip((*plan.local_reads, *plan.global_reads), values, strict=True)).get(plan.callee[0])
    aliased = sum(one is value for one in values) > 1
    return _NOBODY if aliased or forms.of(value) is None else value


_NOBODY: Final = object()


def _path_of_callee(forms: OpenedForms, plan: CellPlan, values: tuple[object, ...]) -> CalleePath:
    """() where that is no function with an opened form."""
    if not plan.callee:
        return ()
    first, *rest = plan.callee
    value = dict(zip((*plan.local_reads, *plan.global_reads), values, strict=True)).get(first)
    path: list[tuple[dict[str, object], str, object]] = []
    for name in rest:
        if type(value) is not types.ModuleType:
            return ()
        space = vars(value)
        value = space.get(name)
        path.append((space, name, value))
    return tuple(path) if forms.of(value) is not None else ()


def _is_module(value: object, space: dict[str, object] | None) -> bool:
    """Whether it is the module with these globals."""
    return type(value) is types.ModuleType and vars(value) is space


def function_of(value: object) -> types.FunctionType:
    """The function that is called; a method's is called with its object in front."""
    plain = value.__func__ if isinstance(value, types.MethodType) else value
    assert isinstance(plain, types.FunctionType)
    return body_of(plain)


def body_of(function: types.FunctionType) -> types.FunctionType:
    """The function itself, or the one that it makes a fragment or a dialog of."""
    kept = kept_of(function)
    body = function if kept is None else kept.function
    assert isinstance(body, types.FunctionType)
    return body


def with_defaults(opened: types.FunctionType, plain: types.FunctionType) -> types.FunctionType:
    """The opened form as the function is now: anybody may have set the defaults."""
    opened.__defaults__ = plain.__defaults__
    opened.__kwdefaults__ = {**(plain.__kwdefaults__ or {})}
    return opened


def is_plain(function: types.FunctionType, opened: types.FunctionType) -> bool:
    """Whether the opened form is that of the function, and not of one that a decorator has put around it."""
    code, ours = function.__code__, opened.__code__
    return (code.co_qualname, code.co_filename) == (ours.co_qualname, ours.co_filename)


def all_positional(value: object, args: tuple[object, ...]) -> tuple[object, ...]:
    return (value.__self__, *args) if isinstance(value, types.MethodType) else args


def unpacked(
    args: tuple[tuple[bool, object], ...], words: tuple[tuple[str | None, object], ...]
) -> tuple[tuple[object, ...], dict[str, object]] | None:
    """What the stars among the arguments of a call stand for; None where there is something wrong with them."""
    positional: list[object] = []
    for starred, value in args:
        several: object = value if starred else (value,)
        if not isinstance(several, Iterable):
            return None
        positional.extend(cast("Iterable[object]", several))
    named: dict[str, object] = {}
    for word, value in words:
        pairs: object = value if word is None else {word: value}
        if not isinstance(pairs, Mapping):
            return None
        for name, one in cast("Mapping[object, object]", pairs).items():
            if not isinstance(name, str) or name in named:
                return None
            named[name] = one
    return tuple(positional), named


def fits(called: object, args: tuple[object, ...], words: Mapping[str, object]) -> bool:
    return takes(function_of(called), all_positional(called, args), words)


def takes(plain: types.FunctionType, args: tuple[object, ...], words: Mapping[str, object]) -> bool:
    """Whether a function can be called so."""
    try:
        inspect.signature(plain, follow_wrapped=False).bind(*args, **words)
    except (TypeError, ValueError):
        return False
    return True
