"""Everything that `AppTest` tells of a script is the same under flowc and under real Streamlit, step by step."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

import pytest

from tests.parity.app_test_form import ATTRIBUTES, LISTS
from tests.parity.normal_form import Json
from tests.parity.real_streamlit import PYTHON, ROOT
from tests.parity.test_parity import LONG, SCRIPTS

SEED: Final = 1
STEPS: Final = 12 if LONG else 3
NAMES: Final = [script.stem for script in SCRIPTS]
APART: Final = {
    "classes_of_each_run": "shows a known difference (`known_differences.py`)",
    "placeholder_history": """
        Streamlit's AppTest leaves in a placeholder the children of a container that another one has replaced; the
        browser does not show them, and flowc's AppTest has what the browser shows.
        """,
}
"""Scripts that this does not compare, each with its reason."""

Told = Mapping[str, list[Json]]

pytestmark = pytest.mark.xdist_group("app_test")


@pytest.fixture(scope="module")
def both() -> tuple[Told, Told]:
    """Under Streamlit and under flowc."""
    return _told(str(PYTHON)), _told(sys.executable, "--flowc")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in APART])
def test_every_list_and_attribute_is_the_same(name: str, both: tuple[Told, Told]) -> None:
    real, flowc = both
    assert flowc[name] == real[name]


@pytest.mark.parametrize("name", APART)
def test_what_is_not_compared_is_different(name: str, both: tuple[Told, Told]) -> None:
    real, flowc = both
    assert flowc[name] != real[name], f"{name} can be compared again"


def test_the_scripts_show_most_of_what_can_be_asked(both: tuple[Told, Told]) -> None:
    """What no script shows would be compared with nothing."""
    text = json.dumps([*both[0].values()])
    shown = {kind for kind in ATTRIBUTES if f'"type": "{kind}"' in text}
    assert set(ATTRIBUTES) == shown
    assert len(LISTS) == 62


def _told(python: str, *options: str) -> Told:
    paths = os.pathsep.join(str(ROOT / part) for part in ("", "compiler", "runtime", "stdlib_shims"))
    done = subprocess.run(
        [python, "-m", "tests.parity.app_test_form", *options, str(SEED), str(STEPS), *map(str, SCRIPTS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines: list[tuple[str, list[Json]]] = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(NAMES, (told for _, told in lines), strict=True))
