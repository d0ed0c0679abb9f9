"""Every command that is built takes the parameters that the real one takes: same names, order, kinds and defaults.

The real package is asked by introspection, in its own environment and process.
"""

from __future__ import annotations

import inspect
import json
import subprocess
from collections.abc import Callable
from typing import Final

import pytest

from flowc_shims.streamlit import errors
from flowc_shims.streamlit.delta_generator import COMMANDS, MAIN_HANDLE, SIDEBAR_HANDLE
from flowc_shims.streamlit.not_built import PUBLIC_NAMES
from flowc_shims.streamlit.package import VERSION, surface
from tests.parity.real_streamlit import PYTHON

Parameter = tuple[str, str, str]
"""Name, kind, default as text."""

_ASK: Final = """
import inspect, json, types
import streamlit as st
from streamlit import errors

def told(function):
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return [(p.name, p.kind.name, "" if p.default is p.empty else repr(p.default)) for p in parameters]

names = [n for n in dir(st) if not n.startswith("_")]
print(json.dumps({
    "version": st.__version__,
    "names": names,
    "modules": [n for n in names if isinstance(getattr(st, n), types.ModuleType)],
    "st": {n: told(getattr(st, n)) for n in names if callable(getattr(st, n))},
    "handle": {n: told(getattr(st.sidebar, n)) for n in dir(st.sidebar) if not n.startswith("_")},
    "errors": {n: [b.__name__ for b in c.__mro__] for n, c in vars(errors).items()
               if isinstance(c, type) and issubclass(c, BaseException)},
}))
"""

# The surface itself stands as a default; its text is that of a module, which differs.
_SAME_DEFAULT: Final = {("help", "obj")}


class Real:
    """What the real package says about itself."""

    def __init__(self, answer: dict[str, object]) -> None:
        self.version = str(answer["version"])
        self.names = set(_texts(answer["names"]))
        self.modules = set(_texts(answer["modules"]))
        self.commands = _signatures(answer["st"])
        self.methods = _signatures(answer["handle"])
        self.errors = {str(name): _texts(bases) for name, bases in _items(answer["errors"])}


@pytest.fixture(scope="module")
def real() -> Real:
    done = subprocess.run([str(PYTHON), "-c", _ASK], capture_output=True, text=True, check=True, timeout=60)
    return Real(json.loads(done.stdout.splitlines()[-1]))


def test_the_version_is_the_one_we_claim(real: Real) -> None:
    assert real.version == VERSION


def test_the_list_of_public_names_is_complete(real: Real) -> None:
    assert real.names - real.modules <= PUBLIC_NAMES
    assert real.names >= PUBLIC_NAMES


def test_commands_take_what_the_real_ones_take(real: Real) -> None:
    differences = _differences(
        {name: getattr(surface(), name) for name in dir(surface()) if name in PUBLIC_NAMES}, real.commands
    )
    assert differences == {}


def test_handles_take_what_the_real_ones_take(real: Real) -> None:
    differences = _differences({name: getattr(SIDEBAR_HANDLE, name) for name in COMMANDS}, real.methods)
    assert differences == {}
    assert set(COMMANDS) <= set(real.methods), "a command of ours is a method of every handle, theirs is not"


def test_commands_are_methods_of_the_main_handle() -> None:
    assert surface().text == MAIN_HANDLE.text


def test_exceptions_descend_from_the_same_classes(real: Real) -> None:
    ours = {
        name: [base.__name__ for base in kind.__mro__]
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, BaseException)
    }
    assert ours == real.errors


def _differences(
    ours: dict[str, Callable[..., object]], theirs: dict[str, list[Parameter]]
) -> dict[str, tuple[list[Parameter], list[Parameter]]]:
    found: dict[str, tuple[list[Parameter], list[Parameter]]] = {}
    for name, command in ours.items():
        if name not in theirs:
            continue
        built, expected = _normal(name, _told(command)), _normal(name, theirs[name])
        if built != expected:
            found[name] = ([p for p in built if p not in expected], [p for p in expected if p not in built])
    return found


def _told(command: Callable[..., object]) -> list[Parameter]:
    parameters = inspect.signature(command).parameters.values()
    return [(p.name, p.kind.name, "" if p.default is p.empty else repr(p.default)) for p in parameters]


def _normal(command: str, parameters: list[Parameter]) -> list[Parameter]:
    return [(name, kind, "same" if (command, name) in _SAME_DEFAULT else default) for name, kind, default in parameters]


def _signatures(value: object) -> dict[str, list[Parameter]]:
    found: dict[str, list[Parameter]] = {}
    for name, parameters in _items(value):
        if isinstance(parameters, list):
            found[name] = [(str(each[0]), str(each[1]), str(each[2])) for each in parameters]
    return found


def _items(value: object) -> list[tuple[str, object]]:
    assert isinstance(value, dict)
    return [(str(name), item) for name, item in value.items()]


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]
