"""`import flowc as st` is `import streamlit as st` under flowc, and costs nothing before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import flowc
from flowc_shims.streamlit.package import surface


def _public(names: list[str]) -> set[str]:
    return {name for name in names if not name.startswith("_")}


def test_the_same_names_and_the_same_objects() -> None:
    st = surface()
    assert {"title", "slider", "session_state", "cache_data"} <= _public(dir(st)) <= _public(dir(flowc))
    # A submodule of flowc's own hides the surface's name of the same spelling: `flowc.testing` drives a running app.
    different = {name for name in _public(dir(st)) if getattr(flowc, name) is not getattr(st, name)}
    assert different <= {"testing"}


def test_star_import_brings_the_surface() -> None:
    namespace: dict[str, object] = {}
    exec("from flowc import *", namespace)
    assert namespace["slider"] == surface().slider


def test_unknown_names_say_so() -> None:
    with pytest.raises(AttributeError, match="no_such_command"):
        _ = flowc.no_such_command
    assert not hasattr(flowc, "__wrapped__")


def test_importing_flowc_loads_nothing_of_the_engine() -> None:
    probe = (
        "import flowc, sys; print(sorted(n for n in sys.modules if n.startswith(('flowc_', 'pandas', 'streamlit'))))"
    )
    printed = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True, text=True).stdout
    assert printed == "[]\n"
