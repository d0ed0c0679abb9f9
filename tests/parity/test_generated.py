"""Random scripts show in flowc what they show in real Streamlit: a few here, a thousand in `make prove`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machines.cases import APPS
from tests.machines.grammar.gen import PRODUCTIONS
from tests.parity.generated import EXCLUDED, Generated, compare, generated
from tests.parity.prove import made_small
from tests.parity.real_streamlit import RealStreamlit
from tests.parity.sequences import NotTheSame

SEEDS = (*range(10), *range(APPS, APPS + 6))

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_script_shows_the_same(seed: int, tmp_path: Path, real: RealStreamlit) -> None:
    counted = compare(generated(seed), tmp_path, real)
    assert counted.steps > 1


def test_what_is_left_out_exists() -> None:
    assert EXCLUDED.keys() <= PRODUCTIONS.keys()
    for seed in range(40):
        assert not any(call in generated(seed).text for call in ("interruption", "os.environ["))


def test_a_difference_is_found_and_made_small(tmp_path: Path, real: RealStreamlit) -> None:
    """A script that tells which of the two it runs under."""
    text = "import sys\nimport streamlit as st\na = 1\nst.write(a)\nst.write('streamlit.proto' in sys.modules)\n"
    case = Generated(0, {"app.py": text})
    with pytest.raises(NotTheSame):
        compare(case, tmp_path, real)
    small = made_small(case, tmp_path, real, seconds=10)
    assert "sys.modules" in small
    assert "a = 1" not in small
