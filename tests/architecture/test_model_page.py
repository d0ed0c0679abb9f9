"""Every trap that docs/model.md names is a script that the machine's tests run."""

from __future__ import annotations

import re

from tests.architecture.source_tree import ROOT


def test_the_traps_exist() -> None:
    traps = {path.stem for path in (ROOT / "tests/machines/regressions").glob("*.py")}
    rows = [line for line in (ROOT / "docs/model.md").read_text(encoding="utf-8").splitlines() if line.count("|") == 4]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[3])}
    assert len(named) > 20
    assert named <= traps
