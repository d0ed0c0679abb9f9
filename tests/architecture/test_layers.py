"""Who may import whom. Imports go one way, and what is absent from a layer is absent on purpose."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, belongs_to, imports_of, module_name, product_modules, python_files

_SERVER_LIBRARIES = ("quart", "quart_trio", "trio", "trio_websocket", "hypercorn", "websockets", "anyio")
_TERMINAL_LIBRARIES = ("typer", "click")


@dataclass(frozen=True, slots=True)
class Rule:
    """Modules of `inside`, those of `but` left out, import nothing of `never`."""

    why: str
    inside: str
    never: tuple[str, ...]
    but: tuple[str, ...] = ()


RULES = (
    Rule("shims are the lowest layer", "flowc_shims", ("flowc_compiler", "flowc_runtime", "flowc")),
    Rule("the compiler knows no run time", "flowc_compiler", ("flowc_runtime", "flowc")),
    Rule("the runtime knows no front door", "flowc_runtime", ("flowc",)),
    Rule("shims know no server", "flowc_shims", (*_SERVER_LIBRARIES, *_TERMINAL_LIBRARIES)),
    Rule("the compiler knows no server", "flowc_compiler", (*_SERVER_LIBRARIES, *_TERMINAL_LIBRARIES)),
    Rule(
        "the engine is synchronous and knows no socket",
        "flowc_runtime",
        (*_SERVER_LIBRARIES, *_TERMINAL_LIBRARIES, "flowc_runtime.server", "watchfiles"),
        but=("flowc_runtime.server",),
    ),
    Rule(
        "a wire type is never an engine type",
        "flowc_runtime",
        ("flowc_runtime.wire",),
        but=("flowc_runtime.server", "flowc_runtime.wire"),
    ),
    Rule(
        "the compiler knows libraries by its tables",
        "flowc_compiler",
        ("runpy", "pandas", "numpy", "pyarrow", "altair"),
    ),
    Rule("flowc stands in front of Streamlit, it does not use it", "", ("streamlit",), but=("tests.parity",)),
)


def _violations(rule: Rule, modules: Iterable[tuple[str, str]]) -> list[str]:
    """`modules` are pairs of a module's name and its source."""
    found: list[str] = []
    for name, source in modules:
        if (rule.inside and not belongs_to(name, rule.inside)) or any(belongs_to(name, b) for b in rule.but):
            continue
        found += [
            f"{name} imports {imported}"
            for imported in sorted(set(imports_of(source)))
            if any(belongs_to(imported, forbidden) for forbidden in rule.never)
        ]
    return found


def _sources(paths: Iterable[Path]) -> list[tuple[str, str]]:
    return [(module_name(path), (ROOT / path).read_text(encoding="utf-8")) for path in paths]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.why)
def test_rule_holds(rule: Rule) -> None:
    assert _violations(rule, _sources(python_files())) == []


@pytest.mark.parametrize(
    ("name", "source", "why"),
    [
        ("flowc_shims.x", "from flowc_runtime import run", "shims are the lowest layer"),
        ("flowc_runtime.run", "def f():\n    import trio", "the engine is synchronous and knows no socket"),
        ("flowc_runtime.run", "from flowc_runtime import server", "the engine is synchronous and knows no socket"),
        ("flowc_runtime.run", "from flowc_runtime.wire.messages import Patch", "a wire type is never an engine type"),
        ("flowc_runtime.run", "from flowc import cli", "the runtime knows no front door"),
        ("flowc.cli.main", "import streamlit.web", "flowc stands in front of Streamlit, it does not use it"),
        ("tests.golden.x", "import streamlit as st", "flowc stands in front of Streamlit, it does not use it"),
    ],
)
def test_a_planted_import_is_found(name: str, source: str, why: str) -> None:
    broken = [rule.why for rule in RULES if _violations(rule, [(name, source)])]
    assert broken == [why]


def test_similar_names_are_no_violation() -> None:
    modules = [("flowc_runtime.x", "import flowc_runtime.y, flowc_shims.streamlit.page, trioxide")]
    assert [rule.why for rule in RULES if _violations(rule, modules)] == []


def test_the_product_is_seen() -> None:
    """The rules would hold for an empty list too."""
    seen = {module_name(path).partition(".")[0] for path in product_modules()}
    assert seen == {"flowc", "flowc_runtime", "flowc_compiler", "flowc_shims"}


def test_no_relative_imports() -> None:
    """A relative import would slip past the rules above."""
    found = [f"{name}:{node.lineno}" for name, node in _nodes("") if isinstance(node, ast.ImportFrom) and node.level]
    assert found == []


def test_compiling_never_executes_user_code() -> None:
    """`compile` makes code; nothing in the compiler may run it or import a module by name."""
    forbidden = {"exec", "eval", "__import__", "import_module", "exec_module", "FunctionType"}
    found = [
        f"{name}:{node.lineno} {_called(node)}"
        for name, node in _nodes("flowc_compiler")
        if isinstance(node, ast.Call) and _called(node) in forbidden
    ]
    assert found == []


def _nodes(package: str) -> Iterator[tuple[str, ast.AST]]:
    for path in product_modules():
        name = module_name(path)
        if not package or belongs_to(name, package):
            yield from ((name, node) for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))))


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
