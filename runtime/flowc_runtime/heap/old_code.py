"""Functions of the script that an earlier run left in session state -> does it show that they are old?

In a fresh run such a function still reads the globals of the run that made it. Here all runs share one namespace, so it
would read the present ones. That cannot be told apart where it reads modules, builtins and functions of which the same
holds; it can where it reads data, or a class of the script that is another one in each run (see `classes.py`).
"""

from __future__ import annotations

import builtins
import types
from collections.abc import Iterable, Mapping

from flowc_runtime.heap.territory import Territory, global_names
from flowc_runtime.identity import identity
from flowc_runtime.values import ABSENT, ATOMS


def age_shows(
    functions: Iterable[types.FunctionType],
    namespace: Mapping[str, object],
    territory: Territory,
    same_classes: frozenset[int],
) -> bool:
    """True when one of the functions reads or binds a global that may differ between runs. `same_classes`: by identity,
    the classes of the script that are the same in every run."""
    seen: set[types.CodeType] = set()
    todo = [(function.__code__, _globals_of(function, namespace, territory)) for function in functions]
    while todo:
        code, namespace = todo.pop()
        if code in seen:
            continue
        seen.add(code)
        names = global_names(code)
        facts = territory.facts(code)
        if names.binds or facts is None or facts.barrier is not None:
            return True
        for name in names.reads:
            value = namespace.get(name, ABSENT)
            if value is ABSENT and hasattr(builtins, name):
                continue
            if isinstance(value, types.FunctionType) and territory.owns_file(value.__code__.co_filename):
                if _remembers(value):
                    return True
                todo.append((value.__code__, _globals_of(value, namespace, territory)))
            elif identity(value) not in same_classes and not _is_the_same_in_every_run(value, territory):
                return True
    return False


def _globals_of(
    function: types.FunctionType, namespace: Mapping[str, object], territory: Territory
) -> Mapping[str, object]:
    """Of a page's function its own; of any other those of the script."""
    return function.__globals__ if function.__code__.co_filename in territory.pages else namespace


def _remembers(function: types.FunctionType) -> bool:
    """It may hold more than its code: variables of a closure, defaults that can change, attributes."""
    defaults = (*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values())
    return bool(function.__closure__ or vars(function)) or any(type(value) not in ATOMS for value in defaults)


def _is_the_same_in_every_run(value: object, territory: Territory) -> bool:
    if isinstance(value, types.ModuleType | types.BuiltinFunctionType | types.FunctionType):
        return True
    if isinstance(value, type):
        return not territory.owns_class(value)
    return type(value).__module__.startswith("flowc_shims")
