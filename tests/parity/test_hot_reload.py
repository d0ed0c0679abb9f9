"""Files that change while a session is open: the next run is one of the new files, and session state stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

import pytest

from tests.parity.events import Act, Again, Step, act
from tests.parity.flowc_side import FlowcSession, Mode
from tests.parity.normal_form import nodes, props_of
from tests.parity.observed import Observed, observed_differences
from tests.parity.real_streamlit import RealStreamlit

APP: Final = """\
import helper
import streamlit as st

helper.count += 1
print("top", helper.count)


def main():
    st.session_state.setdefault("kept", []).append(helper.count)
    name = st.text_input("Name", key="name")
    st.button("Told", on_click=helper.told, args=(name,))
    st.write(helper.text(name), st.session_state.kept)
    st.slider("Level", 0, 5, 1, key="level")


main()
"""
HELPER: Final = """\
import streamlit as st

count = 0


def text(name):
    return f"name: {name}"


def told(name):
    st.write("callback of the first", name)
"""
FILES: Final = {"app.py": APP, "helper.py": HELPER}
Edit = Mapping[str, tuple[str, str]]
"""File -> (old text, new text)."""
Taken = Step | Edit

IN_THE_SCRIPT: Final[Edit] = {
    "app.py": ('st.slider("Level", 0, 5, 1', 'st.write("new")\n    st.slider("Level", 0, 5, 1')
}
IN_THE_MODULE: Final[Edit] = {"helper.py": ("name: {name}", "the name is {name}")}
IN_A_CALLBACK: Final[Edit] = {"helper.py": ("of the first", "of the second")}
A_WIDGET_GOES: Final[Edit] = {"app.py": ('    st.slider("Level", 0, 5, 1, key="level")\n', "    # gone\n")}
A_WIDGET_COMES: Final[Edit] = {"app.py": A_WIDGET_GOES["app.py"][::-1]}
BROKEN: Final[Edit] = {"app.py": ("def main():", "def main(:")}
MENDED: Final[Edit] = {"app.py": ("def main(:", "def main():")}
NAMED: Final = Act("text_input", "Name", 0, "Ida")
LEVEL: Final = Act("slider", "Level", 0, [4.0])
TOLD: Final = Act("button", "Told", 0, value=True)

SEQUENCES: Final[Mapping[str, tuple[Taken, ...]]] = {
    "the script": (NAMED, LEVEL, IN_THE_SCRIPT, Again(), TOLD, Again()),
    "a module": (NAMED, IN_THE_MODULE, Again(), Again(), TOLD),
    "the callback of the run before": (NAMED, IN_A_CALLBACK, TOLD, TOLD),
    "a widget goes and comes back": (LEVEL, A_WIDGET_GOES, Again(), A_WIDGET_COMES, NAMED),
    "both, one after the other": (NAMED, IN_THE_SCRIPT, IN_THE_MODULE, TOLD, IN_A_CALLBACK, LEVEL, TOLD),
}


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests: each side forgets the modules that lie in it when it opens the script again."""
    return tmp_path_factory.mktemp("edited")


def _edit(folder: Path, edit: Edit) -> None:
    for name, (old, new) in edit.items():
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new))


def _taken(side: _Side, folder: Path, taken: tuple[Taken, ...]) -> list[Observed]:
    for name, text in FILES.items():
        (folder / name).write_text(text)
    shown = [side.open(folder / "app.py")]
    for one in taken:
        if isinstance(one, Mapping):
            _edit(folder, one)
            side.edited()
        else:
            shown.append(side.step(one))
    return shown


class _Side(Protocol):
    def open(self, script: Path, /) -> Observed: ...

    def step(self, step: Step, /) -> Observed: ...

    def edited(self) -> None: ...


class _Ours:
    def __init__(self, mode: Mode) -> None:
        self._mode = mode

    def open(self, script: Path) -> Observed:
        self._session = FlowcSession(script, self._mode)
        return self._session.open()

    def step(self, step: Step) -> Observed:
        return self._session.step(step)

    def edited(self) -> None:
        self._session.edited()


MODES: Final[tuple[Mode, ...]] = ("full_rerun", "reuse")


@pytest.mark.parametrize("name", SEQUENCES)
def test_after_an_edit_the_same_is_shown(name: str, real: RealStreamlit, folder: Path) -> None:
    taken = SEQUENCES[name]
    theirs = _taken(real, folder, taken)
    for mode in MODES:
        ours = _taken(_Ours(mode), folder, taken)
        found = [list(map(str, observed_differences(*both))) for both in zip(ours, theirs, strict=True)]
        assert found == [[] for _ in theirs], (mode, found)


def test_a_script_that_does_not_compile_says_so_and_goes_on_once_it_does(real: RealStreamlit, folder: Path) -> None:
    taken = (NAMED, LEVEL, BROKEN, Again(), MENDED, Again(), TOLD)
    theirs = _taken(real, folder, taken)
    assert theirs[3].broken == "SyntaxError"
    before, broken = theirs[2].page["main"], theirs[3].page["main"]
    assert broken == before, "real Streamlit leaves the page as it is, below its message"
    for mode in MODES:
        ours = _taken(_Ours(mode), folder, taken)
        told = [props_of(form)["type"] for form in nodes(ours[3].page) if form["kind"] == "exception"]
        assert told == ["SyntaxError"]
        assert ours[3].state == theirs[3].state
        assert [observed_differences(ours[at], theirs[at]) for at in (0, 1, 2, 4, 5)] == [[]] * 5


def test_a_step_is_found_after_an_edit(real: RealStreamlit, folder: Path) -> None:
    """The harness does edit: what is shown is the new text."""
    shown = _taken(real, folder, (IN_THE_MODULE, NAMED))
    said = [props_of(form)["body"] for form in nodes(shown[-1].page) if form["kind"] == "markdown"]
    assert any("the name is Ida" in str(body) for body in said)
    assert act(shown[-1].page, "level", [2.0]).label == "Level"
