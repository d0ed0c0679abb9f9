"""The same scripts and events give the same executions, reasons and pages in processes with other hash seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SEEDS: Final = ("1", "2", "3", "4")


def replay(hash_seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-m", "tests.machines.replay", *SEEDS]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_processes_do_the_same() -> None:
    first = replay("1")
    assert first.count("ran ") > 50
    assert first == replay("2")
