"""`python -m tests.machines.mutants.hunt`: how many random scripts does it take to notice that a mechanism is off?

Each mutant of `switches.py` meets one seed after the other until something differs. Told per mutant: the seeds that it
took, or that only its regression traps notice it. Exits with 1 if a mutant is noticed by neither.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import pytest

from tests.machines.cases import own_warnings, try_case
from tests.machines.mutants.mutant import Mutant
from tests.machines.mutants.switches import MUTANTS
from tests.machines.mutants.test_mutants import notices
from tests.machines.tally import Tally

SEEDS: Final = 400


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.machines.mutants.hunt", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="at most so many for each mutant")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="", help="part of the names of the mutants that are meant")
    options = parser.parse_args()
    wanted = [at for at, mutant in enumerate(MUTANTS) if options.only in mutant.name]
    seeds = range(options.first, options.first + options.seeds)
    missed = by_random = 0
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:
        for at, took, trapped in pool.map(hunted, wanted, [seeds] * len(wanted)):
            missed += took is None and not trapped
            by_random += took is not None
            found = f"after {took:4} random scripts" if took is not None else f"not by {len(seeds)} random scripts"
            print(f"  {found}, {'and' if trapped else 'NOT'} by a trap: {MUTANTS[at].name}", flush=True)
    print(f"{by_random} of {len(wanted)} mutants are noticed by random scripts; {missed} by nothing")
    return 1 if missed else 0


def hunted(at: int, seeds: range) -> tuple[int, int | None, bool]:
    """In a worker process: the number of scripts until the mutant was noticed, and whether a trap notices it."""
    mutant = MUTANTS[at]
    with own_warnings():
        took = next((count for count, seed in enumerate(seeds, 1) if _notices(mutant, seed)), None)
        with _switched(mutant):
            return at, took, any(map(notices, mutant.noticed_by))


def _notices(mutant: Mutant, seed: int) -> bool:
    """It differs with the mechanism off, and not because of a defect that is there anyway."""
    with _switched(mutant):
        found = _differs(seed)
    return found and not _differs(seed)


@contextmanager
def _switched(mutant: Mutant) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        mutant.switch(patch)
        yield


def _differs(seed: int) -> bool:
    with tempfile.TemporaryDirectory(prefix="flowc-hunt-") as folder:
        try:
            return try_case(seed, Path(folder), Tally()) is not None
        except Exception:  # noqa: BLE001 - a switched-off mechanism may break the engine itself; that is noticed too
            return True


if __name__ == "__main__":
    sys.exit(main())
