"""`--verify` finds what a switched-off mechanism breaks, names the cell, and is silent where nothing is wrong."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from flowc_runtime.cache.caches import Caches
from flowc_runtime.comparison import Difference
from flowc_runtime.events import Interact, Rerun
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Session
from flowc_runtime.shadow import Shadowed, shadow
from tests.machines.actions import Again, Clear, Click, SetValue
from tests.machines.live_widgets import find_widget
from tests.machines.mutants.mutant import Mutant
from tests.machines.mutants.switches import MUTANTS
from tests.machines.random_person import person_with, random_person
from tests.machines.traps import FOLDER, read_trap

pytestmark = pytest.mark.filterwarnings("ignore")

_EXAMPLES: Final = Path(__file__).parents[2] / "examples"
_APPS: Final = [*sorted(_EXAMPLES.glob("*.py")), *sorted(_EXAMPLES.glob("*/app.py"))]
_PROVE: Final = os.environ.get("FLOWC_PROFILE") == "prove"
_TRAPS: Final = sorted(FOLDER.glob("*.py"))[:: 1 if _PROVE else 8]
"""The machine's own tests run all of them; here a sample shows that nothing is reported without a reason."""


@pytest.fixture(autouse=True)
def modules_of_examples_are_forgotten() -> Iterator[None]:
    """Other tests have copies of them, under the same names."""
    yield
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(_EXAMPLES)):
            del sys.modules[name]


@pytest.mark.parametrize("app", _APPS, ids=lambda path: path.parent.name + "-" + path.stem)
def test_examples_are_as_a_full_rerun_shows_them(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    monkeypatch.chdir(app.parent)
    assert shadow(app, random_person(1, _events(app))) == []


def _events(app: Path) -> int:
    """A sample; `make prove` has fifty. The large application takes half a second for each."""
    return 50 if _PROVE else 4 if app.stem == "app" else 12


def test_traps_are_as_a_full_rerun_shows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    traps = [trap for trap in _TRAPS if by_a_person_alone(trap)]
    assert len(traps) > 5
    found = {trap.stem: of_trap(trap, tmp_path / trap.stem, monkeypatch) for trap in traps}
    assert {name: differences for name, differences in found.items() if differences} == {}


def by_a_person_alone(path: Path) -> bool:
    """Nothing else than the page is used and looked at: no edit, no file, no second visitor, no interruption."""
    return path.stem not in _OUTSIDE and all(
        isinstance(action, SetValue | Click | Again | Clear) for action in read_trap(path).actions
    )


def of_trap(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Difference]]:
    """A trap in a folder of its own, which may write files."""
    trap = read_trap(path)
    folder.mkdir()
    for name, text in (("app", trap.text), *trap.modules.items()):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    try:
        return shadow(folder / "app.py", person_with(trap.actions[1:]))
    finally:
        for name in trap.modules:
            sys.modules.pop(name, None)


_OUTSIDE: Final = frozenset(
    {
        *("effects_before_a_loop_is_closed", "effects_before_a_module_is_set"),
        *("cached_results_pushed_out", "resource_is_validated"),
        *("uploaded_file_is_read", "uploaded_files_in_a_list", "uploaded_file_is_closed", "chat_message_with_files"),
        *("uploaded_file_in_session_state_is_read", "uploaded_file_is_read_by_a_cached_function"),
    }
)
"""What goes wrong in these without their mechanism shows in files and on the terminal only, or in caches, which a
session shares with its twin; and uploads, which come by another way than events (`tests/properties/test_uploads.py`
has them)."""

_NOTICED: Final = [
    (mutant, trap)
    for mutant in MUTANTS
    for trap in [next((name for name in mutant.noticed_by if by_a_person_alone(FOLDER / f"{name}.py")), None)]
    if trap is not None and not mutant.outside
]


@pytest.mark.parametrize(("mutant", "trap"), _NOTICED, ids=[mutant.name for mutant, _ in _NOTICED])
def test_what_a_missing_mechanism_breaks_is_reported(
    mutant: Mutant, trap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant.switch(monkeypatch)
    assert of_trap(FOLDER / f"{trap}.py", tmp_path / trap, monkeypatch)


def test_most_mechanisms_have_a_trap_here() -> None:
    assert len(_NOTICED) > len(MUTANTS) // 2


def test_the_cell_that_is_to_blame_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first in script order: what follows from it is not blamed first."""
    MUTANTS[0].switch(monkeypatch)
    assert MUTANTS[0].name == "states of objects are no inputs"
    script = tmp_path / "app.py"
    script.write_text(
        "import streamlit as st\nn = st.slider('n', 0, 9, 1)\nrows = [0]\nrows.append(n)\n"
        "st.sidebar.write(len(rows), rows)\nst.write(sum(rows))\n",
        encoding="utf-8",
    )
    found = shadow(script, person_with((SetValue("n", 5),)))
    number, first = found[0]
    assert (number, first.part, first.where) == (1, "page", "the json")
    assert (first.expected, first.got) == ('body: "[0, 5]"', 'body: "[0, 1]"')
    assert first.blamed is not None
    assert (first.blamed.cell, first.blamed.executed) == ("L5", False)


def test_state_and_printed_text_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTANTS[0].switch(monkeypatch)
    script = tmp_path / "app.py"
    script.write_text(
        "import streamlit as st\nn = st.slider('n', 0, 9, 1)\nrows = [0]\nrows.append(n)\n"
        "st.session_state.total = sum(rows)\nprint(rows)\n",
        encoding="utf-8",
    )
    found = [difference for _, difference in shadow(script, person_with((SetValue("n", 5),)))]
    assert {(one.part, one.blamed.cell if one.blamed else "") for one in found} == {("state", "L5"), ("printed", "L6")}


def test_what_cannot_be_repeated_is_excused_and_counted(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        "import time, uuid\nimport streamlit as st\nn = st.slider('n', 0, 9, 1)\n"
        "@st.cache_data\ndef token():\n    return uuid.uuid4().hex\n"
        "st.write(time.time_ns())\nlater = str(uuid.uuid4())\nst.text(later)\nst.session_state.at = later\n"
        "st.write(token())\nst.write(n)\n",
        encoding="utf-8",
    )
    pair = Shadowed(Session(script, sink=QuietSink(), caches=Caches()))
    verdict = pair.compare(Rerun(0))
    pair.close()
    assert verdict.compared.differences == ()
    assert verdict.compared.excused >= 2


def test_the_twin_leaves_no_trace_in_the_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "counted_by_shadow.py").write_text("count = 0\n", encoding="utf-8")
    script = tmp_path / "app.py"
    script.write_text(
        "import os, random\nimport streamlit as st\nimport counted_by_shadow\n"
        "counted_by_shadow.count += 1\nos.environ['FLOWC_SHADOW_TEST'] = str(counted_by_shadow.count)\n"
        "st.write(counted_by_shadow.count, random.random())\nprint('once')\n",
        encoding="utf-8",
    )
    random.seed(7)
    expected = [random.random() for _ in range(3)][-1]
    random.seed(7)
    pair = Shadowed(Session(script, sink=QuietSink(), caches=Caches()))
    try:
        verdicts = [pair.compare(Rerun(number)) for number in range(2)]
        assert [verdict.compared.differences for verdict in verdicts] == [(), ()]
        assert sys.modules["counted_by_shadow"].count == 2
        assert os.environ["FLOWC_SHADOW_TEST"] == "2"
        assert random.random() == expected
        assert capsys.readouterr().out.count("once") == 2
    finally:
        pair.close()
        os.environ.pop("FLOWC_SHADOW_TEST", None)
        sys.modules.pop("counted_by_shadow", None)


def test_a_counter_in_a_local_module_counts(tmp_path: Path) -> None:
    """Who imports a module first has not made what its attributes are."""
    (tmp_path / "kept_by_module.py").write_text("count = 0\n", encoding="utf-8")
    script = tmp_path / "app.py"
    script.write_text(
        "import streamlit as st\nimport kept_by_module\nkept_by_module.count += 1\nst.write(kept_by_module.count)\n",
        encoding="utf-8",
    )
    try:
        assert shadow(script, [Rerun(number) for number in range(3)]) == []
    finally:
        sys.modules.pop("kept_by_module", None)


def test_a_session_that_was_stopped_is_no_longer_compared(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nn = st.slider('n', 0, 9, 1)\nst.write(n)\n", encoding="utf-8")
    session = Session(script, sink=QuietSink(), caches=Caches())
    pair = Shadowed(session)
    pair.compare(Rerun(0))
    slider = find_widget(session.page, "n")
    assert slider is not None
    handle = session.handle

    def stopped(event: Interact) -> object:
        pair.stopped()
        return handle(event)

    session.handle = stopped  # type: ignore[method-assign,assignment]  # pyright: ignore[reportAttributeAccessIssue]
    verdict = pair.compare(Interact(1, {slider.props.id: [4.0]}))
    assert verdict.not_compared == "a run was stopped in the middle"
    pair.close()
