"""A random source turns into a whole script: imports, the classes and helpers, and a body in one of three styles.

Styles, after what real apps look like: `main` (nearly everything in `main()` behind the guard), `helpers` (functions
first, calls at the top level), `module` (the functions stand in a file beside the script), `flat`. A
quarter of them also import a module that keeps state. Holds: the texts compile; the script ends; lines carry production
tags (`tags.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from types import ModuleType
from typing import Final

from tests.machines.grammar import (
    arrays,
    between,
    calls,
    containers,
    control,
    corners,
    functions,
    heap,
    interaction,
    layout,
    objects,
    regions,
    state,
    values,
    widgets,
    world,
)
from tests.machines.grammar import (
    modules as modules_,
)
from tests.machines.grammar.gen import PRODUCTIONS, Gen, Scope, indented
from tests.machines.grammar.objects import class_text
from tests.machines.grammar.tags import tagged

FAMILIES: Final = (
    values,
    heap,
    objects,
    arrays,
    containers,
    between,
    corners,
    functions,
    calls,
    control,
    regions,
    widgets,
    state,
    interaction,
    layout,
    modules_,
    world,
)
"""The modules whose import fills the table of productions."""

STYLES: Final = ("flat", "main", "helpers", "module")

IMPORTS: Final = (
    "import contextlib, functools, logging, os, random, sys, time, traceback, uuid, warnings",
    "from collections import deque",
    "from pathlib import Path",
    "from tests.machines import interruption",
    "import numpy as np",
    "import pandas as pd",
    "import streamlit as st",
    "FILES = Path(__file__).parent",
    "def first(l):",
    "    return l[0] if l else 0",
    "_box = [0]",
)
_FIRST: Final = (
    ("new_list", "alias_list"),
    ("new_list", "nest_lists"),
    ("new_object",),
    ("new_array", "view_of_array"),
    ("new_frame",),
    ("new_dict",),
    ("new_set",),
    ("container", "columns"),
    ("placeholder",),
    ("define_shower",),
    ("define_state_callback",),
    ("define_pure", "define_counter"),
    ("define_mutator", "new_list"),
    ("define_cached", "define_resource"),
    ("define_fragment",),
    ("define_fragment",),
    ("progress",),
    ("new_queue", "change_queue"),
    ("interruption_point",),
    ("read_between_changes", "show_value"),
    ("read_between_changes",),
    ("read_between_changes",),
)
"""What may come first, so that productions that need a list, a frame, a container, … are open from the beginning."""
BAG: Final = ("class Bag(list):", "    pass")


@dataclass(frozen=True, slots=True)
class Script:
    """`modules`: name to text of the files beside it. `used`: how often each production occurs."""

    text: str
    style: str
    used: Mapping[str, int]
    modules: Mapping[str, str] = field(default_factory=dict)


def any_script(random: Random, *, size: int = 12) -> Script:
    return script_of_style(random, STYLES[random.randrange(len(STYLES))], size=size)


def script_of_style(random: Random, style: str, *, size: int = 12, without: frozenset[str] = frozenset()) -> Script:
    """`without`: productions that must not occur."""
    g = Gen(random)
    g.banned = without if g.chance(50) else without | (productions_of(world) - {"interruption_point"})
    g.favour(12)
    lines = tagged([*IMPORTS, *class_text("Thing", "0"), *BAG], "prelude")
    modules: dict[str, str] = {}
    if g.chance(25):
        name = f"shared_{random.randrange(10**6)}"
        modules[name] = "\n".join(tagged(modules_.module_text(g.number(), f"deep_{name}"), "module")) + "\n"
        modules[f"deep_{name}"] = "\n".join(tagged(modules_.deep_text(g.number()), "module")) + "\n"
        lines += tagged([f"import {name} as mod"], "module")
        g.scope.bound["module"] = ["mod"]
    if style == "module":
        name = f"beside_{random.randrange(10**6)}"  # unique, since a process knows one module of a name
        modules[name] = _module(g)
        functions = ", ".join(re.findall(r"^def (\w+)", modules[name], re.MULTILINE))
        lines += tagged([f"from {name} import {'*' if g.chance(40) else functions}"], "module")
    if style == "main" or (style == "module" and g.chance(50)):
        lines += [*_some(g, 3), *_main(g, size)]
    else:
        lines += [*(_definitions(g, 3) if style == "helpers" else ()), *_first(g), *_some(g, size)]
    return Script("\n".join(lines) + "\n", style, dict(g.used), modules)


def productions_of(family: ModuleType) -> frozenset[str]:
    return frozenset(name for name, entry in PRODUCTIONS.items() if entry.make.__module__ == family.__name__)


def any_statements(random: Random, *, size: int, first_number: int) -> list[str]:
    """Statements for an edit, at module level; `first_number` keeps their labels apart from the script's own."""
    g = Gen(random, first_number=first_number)
    g.banned = frozenset({"interruption_point"})  # their numbers are the script's own
    return g.statements(size)


def _some(g: Gen, most: int) -> list[str]:
    return g.statements(g.number(max(1, most // 2), most))


def _first(g: Gen) -> list[str]:
    names = ["slider"]
    for _ in range(g.number(1, 4)):
        names += g.pick(_FIRST)
    open_ = [PRODUCTIONS[name] for name in names if g.in_module or not PRODUCTIONS[name].module_only]
    open_ = [entry for entry in open_ if entry.name not in g.banned]
    return [line for entry in open_ for line in g.apply(entry)]


def _definitions(g: Gen, count: int) -> list[str]:
    names = ("define_shower", "define_pure", "define_mutator", "define_state_callback", "define_counter")
    return [line for _ in range(count) for line in g.apply(PRODUCTIONS[g.pick(names)])]


def _module(g: Gen) -> str:
    """Functions only; the names they bind stay known, as after `from … import *`."""
    banned = g.banned
    g.banned |= productions_of(objects) | productions_of(modules_)
    names = ("define_shower", "define_pure", "define_mutator")
    lines = [line for _ in range(4) for line in g.apply(PRODUCTIONS[g.pick(names)])]
    g.banned = banned
    return "\n".join([*tagged(IMPORTS, "prelude"), *lines]) + "\n"


def _main(g: Gen, size: int) -> list[str]:
    g.scopes.append(Scope("m_"))
    body = [*_first(g), *_some(g, size)]
    g.scopes.pop()
    guard = ["if __name__ == '__main__':", "    main()"] if g.chance(80) else ["main()"]
    return [*tagged(["def main():"], "main"), *indented(body), *tagged(guard, "main")]
