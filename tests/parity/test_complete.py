"""Whatever the installed Streamlit has, flowc has; what is left out is listed with its reason.

That each command has all parameters, test_signatures.py says.
"""

from __future__ import annotations

import json
import subprocess
from typing import Final

import pytest

from flowc_shims.streamlit.delta_generator import COMMANDS
from flowc_shims.streamlit.package import surface
from tests.parity.incomplete import ELSEWHERE
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
    assert absent == ELSEWHERE.keys()
    assert len(real["names"]) > 110


def test_every_method_of_a_container_is_there(real: dict[str, set[str]]) -> None:
    commands = {name for name in real["methods"] if name in real["names"]}
    assert commands - set(COMMANDS) == set()
    assert len(commands) > 75
