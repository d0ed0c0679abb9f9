"""Each scenario of `libraries/*.md`, named after a library: as `test_golden`, and what a library hides is found.

`make test` has all of them installed; elsewhere those that are missing are skipped. `FLOWC_GOLDEN=update` writes the
lists anew.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final

import pytest

from flowc_runtime import outcome, recording
from flowc_runtime.heap import library_objects, library_shapes
from flowc_runtime.heap.journal import Journal
from flowc_runtime.heap.state import OPAQUE, Shape
from tests.golden.scenario import Outcome, Run, Scenario, read_scenarios
from tests.golden.test_golden import cases_of, compare, play
from tests.machines.sessions import Mismatch

FOLDER: Final = Path(__file__).parent / "libraries"
CASES: Final = cases_of(FOLDER)

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize(("file", "scenario"), CASES)
def test_what_executes_with_a_library(file: Path, scenario: Scenario, tmp_path: Path) -> None:
    _needs(file)
    compare(file, scenario, _played(scenario, tmp_path))


def _played(scenario: Scenario, folder: Path) -> list[tuple[Run, Outcome]]:
    """Libraries are loaded before: some draw random numbers meanwhile, which only the first of two sessions would."""
    for node in ast.parse(scenario.script).body:
        match node:
            case ast.Import(names=[alias]) if alias.name != "streamlit":
                importlib.import_module(alias.name)
            case ast.ImportFrom(module=str() as module):
                importlib.import_module(module)
            case _:
                pass
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.switch_backend("agg")  # Which would be settled, once in a process, when something is drawn.
    folder.mkdir(exist_ok=True)
    with _in_one_thread():
        return play(scenario, folder)


def _in_one_thread() -> AbstractContextManager[object]:
    """Threads of scikit-learn may leave `warnings.catch_warnings` crosswise, and its filters stay changed."""
    if importlib.util.find_spec("threadpoolctl") is None:
        return nullcontext()
    limits: AbstractContextManager[object] = importlib.import_module("threadpoolctl").threadpool_limits(1)
    return limits


def _needs(file: Path) -> None:
    if importlib.util.find_spec(file.stem) is None:
        pytest.skip(f"{file.stem} is not installed here; `make test` has it")


def _no_outside(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(library_objects, "_outside", lambda kind, kinds: OPAQUE)


def _globals_only(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Journal, "so_far", lambda self, names: [*names.values()])


def _no_figures(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outcome, "figures", lambda: ())
    patch.setattr(recording, "figures", lambda: ())


def _memory_is_its_own(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outcome, "memory_shared", lambda records, made, changed: None)


def _never_different(patch: pytest.MonkeyPatch) -> None:
    def shape(kind: type) -> Shape | None:
        found = original(kind)
        return None if found is None else Shape(found.name, lambda value: (), found.children)

    original = library_shapes.shape_in_library
    patch.setattr(library_objects, "shape_in_library", shape)


OFF: Final[tuple[tuple[str, Callable[[pytest.MonkeyPatch], None], str, str], ...]] = (
    ("variables of functions are in place", _globals_only, "duckdb", "A query reads a variable that it names"),
    ("figures are looked at", _no_figures, "matplotlib", "Libraries draw on the current figure"),
    ("frames lead to memory", _memory_is_its_own, "polars", "A frame over an array, and one over a pandas table"),
    ("expressions lead to functions", _memory_is_its_own, "polars", "A function in a lazy expression"),
    ("columns are compared", _never_different, "polars", "The few things that change in place"),
    ("pixels are compared", _never_different, "PIL", "A picture is drawn on, and looked at"),
    ("trees are compared", _never_different, "sklearn", "Values of a tree are written by hand"),
)


@pytest.mark.parametrize(("switch", "library", "title"), [one[1:] for one in OFF], ids=[one[0] for one in OFF])
def test_a_scenario_notices(
    switch: Callable[[pytest.MonkeyPatch], None],
    library: str,
    title: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    file = FOLDER / f"{library}.md"
    _needs(file)
    scenario = next(one for one in read_scenarios(file.read_text("utf-8")) if one.title == title)
    _played(scenario, tmp_path / "on")
    switch(monkeypatch)
    with pytest.raises(Mismatch):
        _played(scenario, tmp_path / "off")
