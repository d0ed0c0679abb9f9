"""Widgets bound to query parameters, from the first visit on: what the address says decides, the same on all sides."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

import pytest

from tests.parity.events import random_query
from tests.parity.flowc_side import FlowcSession
from tests.parity.observed import observed_differences
from tests.parity.real_streamlit import ROOT, RealStreamlit
from tests.parity.sequences import random_steps, walk

FOLDER: Final = ROOT / "tests" / "parity" / "scripts"
NAMES: Final = {
    "bound_to_the_address": (
        *("check", "toggle", "slide", "span", "day", "number", "fraction", "text"),
        *("area", "radio", "select", "new", "several", "scale", "ends"),
    ),
    "bound_and_set_by_the_script": ("level", "word", "many", "quiet"),
    "sections_bound_to_the_address": ("tabs", "last", "more", "less", "away"),
}


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", NAMES)
def test_random_events_after_a_random_address_show_the_same(name: str, seed: int, real: RealStreamlit) -> None:
    query = random_query(NAMES[name], Random(seed))
    counted = walk(FOLDER / f"{name}.py", random_steps(seed, 14), real, query=query)
    assert counted.reused > 0


@pytest.mark.parametrize(
    "query",
    [
        "slide=5&check=TRUE&toggle=0&number=3.7&fraction=1e1&text=abcdefg",
        "span=1&span=9&ends=c&ends=a&several=a&several=a&several=x&several=c",
        "day=2026-05-05&scale=c&radio=b&select=c&new=other&area=",
        "slide=inf&span=9&day=nothing&radio=&select=&number=&several=&text=",
        "slide=3&toggle=true&text=a&radio=a&scale=a&number=7&several=b&embed=true",
        "day=1777939200000000&span=2.25&span=3&ends=a&ends=a&scale=x&new=&fraction=nan",
    ],
)
def test_what_an_address_says_is_read_the_same(query: str, real: RealStreamlit) -> None:
    script = FOLDER / "bound_to_the_address.py"
    expected = real.open(script, query=query)
    session = FlowcSession(script, "reuse")
    try:
        assert observed_differences(session.open(query), expected) == []
    finally:
        session.close()


def test_it_is_seen_that_the_address_decides(real: RealStreamlit) -> None:
    shown = real.open(FOLDER / "bound_to_the_address.py", query="slide=5&word=x&toggle=true")
    assert shown.state["slide"] == {"type": "int", "value": "5"}
    config = shown.page["config"]
    assert isinstance(config, dict)
    assert config["query"] == "slide=5&word=x", "what a widget has anyway is taken out"
