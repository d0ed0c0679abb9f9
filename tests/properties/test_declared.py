"""What a project says of effects: found from the script's folder upwards, and never a reason to stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_compiler.ir.effect import Mutate, TouchesWorld
from flowc_compiler.ir.source import SourceText
from flowc_compiler.libraries import LIBRARIES, Libraries
from flowc_compiler.passes.effects import code_facts
from flowc_compiler.passes.parse import parse
from flowc_compiler.pipeline import compile_script
from flowc_runtime.declared import declared

_TABLE = '[{0}.functions.acme]\nfresh = "look"\n"mutates 0" = ["spoil"]\n"world network" = "fetch"\n'
_SCRIPT = "import acme\nrows = [1]\nacme.look(rows)\nacme.spoil(rows)\nacme.fetch(1)\nacme.other(rows)\n"


def _effects(libraries: Libraries) -> dict[int, set[object]]:
    program = compile_script(SourceText("app.py", _SCRIPT), libraries=libraries)
    return {cell + 1: set(found) for cell, found in program.plan.graph.versions.effects.of.items()}


@pytest.mark.parametrize(("name", "prefix"), [("flowc.toml", "effects"), ("pyproject.toml", "tool.flowc.effects")])
def test_a_table_is_found_above_the_script_and_used(tmp_path: Path, name: str, prefix: str) -> None:
    (tmp_path / name).write_text(_TABLE.format(prefix), encoding="utf-8")
    (tmp_path / "pages").mkdir()
    libraries = declared(tmp_path / "pages/app.py")
    assert libraries.problems == ()
    found = _effects(libraries)
    spoils = {line for line, effects in found.items() if any(isinstance(one, Mutate) for one in effects)}
    assert spoils == {4, 6}
    assert TouchesWorld("network", "acme.fetch") in found[5]
    assert declared(tmp_path / "pages/app.py") is libraries


def test_it_ends_at_the_root_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "flowc.toml").write_text(_TABLE.format("effects"), encoding="utf-8")
    (tmp_path / "project").mkdir()
    (tmp_path / "project/pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert declared(tmp_path / "project/app.py") is LIBRARIES


def test_what_a_user_says_of_the_world_holds_in_functions_too(tmp_path: Path) -> None:
    text = '[effects.functions.requests]\nfresh = "get"\n[effects.functions.acme]\n"world network" = "fetch"\n'
    (tmp_path / "flowc.toml").write_text(text, encoding="utf-8")
    script = "import acme, requests\ndef f():\n    return requests.get(1)\ndef g():\n    return acme.fetch(1)\n"
    tree = parse(SourceText("app.py", script)).tree
    facts = {one.name: one.world for one in code_facts(tree, declared(tmp_path / "app.py"))}
    assert facts == {"f": frozenset(), "g": frozenset({TouchesWorld("network", "acme.fetch")})}
    assert {one.name: bool(one.world) for one in code_facts(tree)} == {"f": True, "g": False}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[effects", "is not TOML"),
        ("effects = 1", "effects: is not a table"),
        ("[effects.things]", "effects.things"),
        ("[effects.functions]\nacme = 1", 'effects.functions."acme": is not a table of phrases'),
        ('[effects.functions.acme]\n"mutates" = "a"', 'effects.functions."acme".mutates: is no phrase'),
        ('[effects.functions.acme]\n"world moon" = "a"', "names no kind of world"),
        ("[effects.functions.acme]\nfresh = 3", "is neither a list of names nor"),
        ('[effects.functions.acme]\nfresh = ["a b"]', "'a b' is no name"),
        ("[effects.functions.acme]\nreturns = 3", "is not a table of types"),
        ('[effects.functions.acme]\nfresh = "a"\n"view of 0" = "a"', "a is also said to give a part"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "flowc.toml").write_text(text, encoding="utf-8")
    libraries = declared(tmp_path / "app.py")
    (problem,) = compile_script(SourceText("app.py", _SCRIPT), libraries=libraries).diagnostics
    assert problem.code == "FC090"
    assert str(tmp_path / "flowc.toml") in problem.message
    assert message in problem.message


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "flowc.toml").write_bytes(b"\xff\xfe")
    (problem,) = declared(tmp_path / "app.py").problems
    assert "cannot be read" in problem.message
