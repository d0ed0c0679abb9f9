"""Whatever the installed Streamlit has, flowc has, with every parameter; what is left out is listed with its reason."""

from __future__ import annotations

import ast
import json
import subprocess
from typing import Final

import pytest

from flowc_shims.streamlit.delta_generator import COMMANDS
from flowc_shims.streamlit.package import surface
from tests.architecture.source_tree import ROOT
from tests.parity.incomplete import ELSEWHERE, REFUSED, SOON
from tests.parity.real_streamlit import PYTHON

_ASK: Final = """
import json, types
import streamlit as st

public = [n for n in dir(st) if not n.startswith("_")]
print(json.dumps({
    "names": [n for n in public if not isinstance(getattr(st, n), types.ModuleType) or n == "column_config"],
    "methods": [n for n in dir(st.sidebar) if not n.startswith("_") and callable(getattr(st.sidebar, n))],
}))
"""


@pytest.fixture(scope="module")
def real() -> dict[str, set[str]]:
    done = subprocess.run([str(PYTHON), "-c", _ASK], capture_output=True, text=True, check=True, timeout=60)
    return {what: set(names) for what, names in json.loads(done.stdout.splitlines()[-1]).items()}


def test_every_name_of_streamlit_is_there(real: dict[str, set[str]]) -> None:
    absent = {name for name in real["names"] if not hasattr(surface(), name)}
    assert absent == ELSEWHERE.keys() | SOON
    assert len(real["names"]) > 110


def test_every_method_of_a_container_is_there(real: dict[str, set[str]]) -> None:
    commands = {name for name in real["methods"] if name in real["names"]}
    assert commands - set(COMMANDS) - SOON == set()
    assert len(commands) > 75


def test_every_parameter_that_is_refused_is_known() -> None:
    """That a command has all parameters says test_signatures.py; that it uses them, nobody but the refusals here."""
    assert _refused() == REFUSED.keys()


def _refused() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for path in (ROOT / "stdlib_shims/flowc_shims/streamlit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse_parameter":
                command = ast.literal_eval(node.args[0])
                for used in node.keywords:
                    named = [used.arg] if used.arg else [ast.literal_eval(key) for key in _keys(used.value)]
                    found |= {(command, str(name)) for name in named}
    return found


def _keys(value: ast.expr) -> list[ast.expr]:
    assert isinstance(value, ast.Dict)
    return [key for key in value.keys if key is not None]
