"""Widgets bound to query parameters, from the first visit on: what the address says decides, the same on all sides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.parity.events import random_query
from tests.parity.flowc_side import FlowcSession
from tests.parity.normal_form import Difference
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
    "bound_moments_and_marks": (
        *("day", "noday", "days", "nodays", "anyday", "time", "notime", "second", "at", "notat", "colour"),
        *("pill", "pills", "segment", "signs", "stars", "thumbs", "page", "third"),
    ),
    "bound_moments_set_by_the_script": ("day", "days", "time", "at", "colour", "pill", "pills", "stars", "page"),
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
    assert _read_otherwise(FOLDER / "bound_to_the_address.py", query, real) == []


@pytest.mark.parametrize(
    "query",
    [
        "day=2026-06-01&noday=2026-06-01&days=2026-06-01&days=2026-06-05&nodays=2026-06-01&anyday=2026/06/01",
        "day=2031-01-01&noday=&days=&nodays=&anyday=2031-01-01&days=2026-05-03&days=2026-05-03",
        "day=1.5.2026&days=x&nodays=2026-06-05&nodays=2026-06-01&days=2026-06-01&days=2026-06-02&days=2026-06-03",
        "time=08:15&notime=08:15:30&second=08:15&at=2026-06-01T08:15&notat=2026-06-01T08:15",
        "time=25:00&notime=&second=08:15:31&at=2026-06-01&notat=&time=12:30",
        "at=2031-01-01T00:00&notat=2026/06/01,+08:15&second=12:30:15&time=",
        "colour=ff0000&pill=c&pills=a&pills=x&pills=a&segment=c&signs=🐟+b&stars=4&thumbs=0&page=9&third=7",
        "colour=%2300ff00&pill=a&pill=b&pills=&segment=&signs=:material/home:+a&stars=&thumbs=&page=1&third=3",
        "colour=red&pill=x&pills=b&segment=2&signs=b&stars=9&thumbs=1&page=0&third=10",
        "colour=&stars=-1&thumbs=x&page=007&third=1.0&segment=b&signs=a",
        "page=%2B4&third=1_0&stars=04&thumbs=²&page=٣",
    ],
)
def test_what_an_address_says_of_moments_and_marks_is_read_the_same(query: str, real: RealStreamlit) -> None:
    assert _read_otherwise(FOLDER / "bound_moments_and_marks.py", query, real) == []


def _read_otherwise(script: Path, query: str, real: RealStreamlit) -> list[Difference]:
    """What the first page of the script shows otherwise than Streamlit's, at this address."""
    expected = real.open(script, query=query)
    session = FlowcSession(script, "reuse")
    try:
        return observed_differences(session.open(query), expected)
    finally:
        session.close()


def test_it_is_seen_that_the_address_decides(real: RealStreamlit) -> None:
    shown = real.open(FOLDER / "bound_to_the_address.py", query="slide=5&word=x&toggle=true")
    assert shown.state["slide"] == {"type": "int", "value": "5"}
    config = shown.page["config"]
    assert isinstance(config, dict)
    assert config["query"] == "slide=5&word=x", "what a widget has anyway is taken out"
