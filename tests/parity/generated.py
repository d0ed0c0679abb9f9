"""A seed turns into a random script, or an app with pages, of the machines' grammar and a few steps, on all three
sides: `compare`.

Left out of these scripts is what belongs to one process (`EXCLUDED` says why); everything else must be the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.machines.cases import is_app
from tests.machines.grammar import any_app, script_of_style, strip_tags
from tests.machines.grammar.script import STYLES
from tests.parity.real_streamlit import RealStreamlit
from tests.parity.sequences import Counted, random_steps, walk

STEPS: Final = 6

EXCLUDED: Final[Mapping[str, str]] = {
    "interruption_point": "a run is cut short from inside flowc's process only",
    "unseeded_draw": "the two processes' generators stand somewhere else",
    "set_variable": "both processes live on, and so would the variable",
    "relative_file": "the two processes work in other directories",
    "object_escapes_into_state": "classes stay (docs/guide/differences.md), so an old object's class is the new one",
}


@dataclass(frozen=True, slots=True)
class Generated:
    """`files`: name to text of the script, `app.py`, and of the modules and pages beside it."""

    seed: int
    files: Mapping[str, str]

    @property
    def text(self) -> str:
        return "".join(f"# --- {name}\n{text}" for name, text in self.files.items())


def generated(seed: int) -> Generated:
    random, without = Random(seed), frozenset(EXCLUDED)
    if is_app(seed):
        script = any_app(random, size=random.randrange(4, 14), without=without)
    else:
        style = STYLES[random.randrange(len(STYLES))]
        script = script_of_style(random, style, size=random.randrange(4, 14), without=without)
    files = {"app.py": script.text, **{f"{name}.py": text for name, text in script.modules.items()}}
    if script.style == "navigation":
        files = {_of_no_folder(name): _of_no_folder(text) for name, text in files.items()}
    return Generated(seed, {name: _plain(text) for name, text in files.items()})


def _of_no_folder(text: str) -> str:
    """In the first run of a process that has a folder `pages`, Streamlit takes the script for one of its pages, though
    it calls `st.navigation`."""
    return text.replace("pages/", "views/")


def _plain(text: str) -> str:
    text = strip_tags(text).replace("from tests.machines import interruption\n", "")
    for told, compared in _WORDS.items():
        text = text.replace(told, compared)
    return text


_WORDS: Final[Mapping[str, str]] = {
    "traceback.format_exc()": "[row for row in traceback.format_exc().splitlines() if 'app.py' in row]",
    "repr(err.__context__)[:40]": "type(err.__context__).__name__",
    "repr(err.__cause__)[:40]": "type(err.__cause__).__name__",
    "sys.exit()": "st.stop()",
    "str(err)[:40]": "(str(err)[:40] if type(err).__module__ == 'builtins' else type(err).__name__)",
    "for one in err.args]": "for one in err.args if type(err).__module__ == 'builtins']",
    ", parallel=True": "",
    "@st.fragment(parallel=True)": "@st.fragment",
    "random.seed(random.randrange(50) % 3)": "random.seed(random.randrange(50) % 1)",
    "np.random.seed(int(np.random.randint(50)) % 3)": "np.random.seed(int(np.random.randint(50)) % 1)",
}
"""Errors of the library's own say the same in other words, so of them the class is compared, and no frames of the
library's are shown. After `sys.exit()` Streamlit leaves standing what the run before has shown. What a parallel
fragment shows when the script fails beside it is, under Streamlit, what its thread had come to; and where the two
processes' generators stand, no seed can be made of a number that they give."""


def compare(case: Generated, folder: Path, real: RealStreamlit, *, steps: int = STEPS) -> Counted:
    """Raises NotTheSame. Each side begins with the same files in the same place."""
    place = folder / "case"

    def prepare() -> None:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for name, text in case.files.items():
            (place / name).parent.mkdir(exist_ok=True)
            (place / name).write_text(text, encoding="utf-8")

    return walk(place / "app.py", random_steps(case.seed, steps), real, prepare)
