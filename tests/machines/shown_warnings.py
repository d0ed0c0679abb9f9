"""What Python keeps of the warnings that a side has shown -> the same, whatever the other side did to the filters.

Python counts the changes of the filters of `warnings` for the whole process, and forgets what a module has shown when
the count is another one. The two sides of a case are processes of their own as far as a script can tell; so a change
that one of them makes must not make the other forget.
"""

from __future__ import annotations

import types
import warnings
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from types import FunctionType, MethodType

from flowc_runtime.world import REGISTRY

_VERSION = "version"


def leave_filters_alone() -> None:
    """Pandas touches the filters when a table first looks for a column. A table that is reused has looked before, so
    the two sides would count differently (docs/model.md: not seen today). It is to touch them in neither."""
    from pandas.core.dtypes import common

    quiet = types.SimpleNamespace(**{**vars(warnings), "catch_warnings": nullcontext, "simplefilter": lambda *_: None})
    vars(common)["warnings"] = quiet


class _Probe(Warning):
    pass


def _nobody(message: object) -> None:
    """Shows it to nobody."""


def version() -> object:
    """The count, which stands in every registry that has just been asked."""
    registry: dict[str | tuple[str, type[Warning], int], int] = {"asked": 1}  # an empty one is not looked at
    # Asked often: `mock.patch` would take longer than all the rest.
    names = vars(warnings)
    show, names["_showwarnmsg"] = names["_showwarnmsg"], _nobody
    try:
        with suppress(_Probe):
            warnings.warn_explicit("", _Probe, "", 1, registry=registry)
    finally:
        names["_showwarnmsg"] = show
    return registry[_VERSION]


def carry_over(held: Iterable[object], before: object) -> None:
    """The registries of the modules in which functions among `held` were made: those that were right when the count
    was `before` are right now."""
    now = version()
    for value in held:
        function = value.__func__ if isinstance(value, MethodType) else value
        registry = function.__globals__.get(REGISTRY) if isinstance(function, FunctionType) else None
        if isinstance(registry, dict) and registry.get(_VERSION) == before:
            registry[_VERSION] = now
