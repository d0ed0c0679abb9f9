"""The options of magic, said in a configuration file, change what real Streamlit and flowc show alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.parity.events import Act
from tests.parity.normal_form import nodes
from tests.parity.real_streamlit import ROOT, RealStreamlit
from tests.parity.sequences import walk

SCRIPT: Final = ROOT / "tests" / "parity" / "scripts" / "magic_by_options.py"
OPTIONS: Final = {
    "": 1,
    "runner.magicEnabled = false": 0,
    "magic.displayRootDocString = true": 2,
    "magic.displayLastExprIfNoSemicolon = true": 2,
    "magic.displayRootDocString = true\nmagic.displayLastExprIfNoSemicolon = true": 3,
}
"""What the user's own configuration says, and how many texts are shown outside functions then."""


@pytest.fixture(params=OPTIONS)
def shown(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[tuple[RealStreamlit, int]]:
    folder = tmp_path / "home" / ".streamlit"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(request.param)
    monkeypatch.setenv("HOME", str(folder.parent))
    process = RealStreamlit()
    yield process, OPTIONS[request.param]
    process.close()


@pytest.mark.parametrize("ending", ["", ";", "  ;  # not the end", "\n# more\n", "\n\n"])
def test_the_same_is_shown(shown: tuple[RealStreamlit, int], ending: str, tmp_path: Path) -> None:
    real, texts = shown
    script = tmp_path / "app.py"
    script.write_text(SCRIPT.read_text().rstrip() + ending)
    if not ending:
        bodies = [form for form in nodes(real.open(script).page) if form["kind"] == "markdown"]
        in_function = 0 if texts == 0 else 2
        assert len(bodies) == texts + in_function
    steps = iter((Act("slider", "n", 0, [5.0]), Act("slider", "n", 0, [6.0]), Act("slider", "n", 0, [1.0])))
    counted = walk(script, lambda page, taken: next(steps, None), real)
    assert counted.steps == 4
