"""Nine of ten commands in the examples and in the parity scripts stand in opened regions; the others say why not."""

from __future__ import annotations

from pathlib import Path

from flowc.cli.check import check_file

ROOT = Path(__file__).parents[2]
SCRIPTS = [
    *(ROOT / "examples").glob("*.py"),
    *(ROOT / "examples").glob("*/app.py"),
    *(ROOT / "tests" / "parity" / "scripts").glob("*.py"),
]
LEAST = 0.9


def test_nine_of_ten_commands_stand_in_opened_regions() -> None:
    places = [place for script in SCRIPTS for place in check_file(script).commands]
    opened = [place for place in places if place.opened]
    assert len(places) > 1_000
    assert len(opened) >= LEAST * len(places)
    assert all(place.reason for place in places if not place.opened)
