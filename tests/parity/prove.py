"""`python -m tests.parity.prove` (part of `make prove`): a thousand random scripts in real Streamlit and in flowc.

Goes on where it was stopped, as `tests.machines.prove` does. Each worker keeps one process with real Streamlit.
Exits with 1 if anything differs; the scripts that do are written below `.flowc-prove/`.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import io
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.machines import prove
from tests.machines.actions import Action, Again
from tests.machines.campaign import load
from tests.machines.minimize import minimize
from tests.machines.tally import Tally
from tests.parity.generated import Generated, compare, generated
from tests.parity.real_streamlit import RealStreamlit
from tests.parity.sequences import NotTheSame

CASES = 1_000


def main() -> int:
    options = prove.options("tests.parity.prove", __doc__, CASES)
    campaign = load(options.folder / "real.json", first=options.seed, cases=options.cases, fresh=options.fresh)
    print(f"real Streamlit: seeds {campaign.first} to {campaign.first + campaign.cases - 1}", flush=True)
    try:
        prove.carry_out(campaign, try_chunk, workers=options.workers, failures=options.folder / "real")
    except KeyboardInterrupt:
        print("\nreal Streamlit: stopped; `make prove` goes on from here")
    tally = campaign.tally
    executed, reused = tally.executed.total(), tally.reused.total()
    print(f"{tally.scripts} scripts, {tally.events} steps compared; reuse: {executed} executed, {reused} reused")
    for seed, name in sorted(campaign.failures.items()):
        print(f"DIFFERS: seed {seed}: {name}")
    print(f"{len(campaign.failures)} failures")
    return 0 if campaign.finished and not campaign.failures else 1


@functools.cache
def _real() -> RealStreamlit:
    process = RealStreamlit()
    atexit.register(process.close)
    return process


def try_chunk(chunk: range, failures: Path) -> tuple[str, dict[int, str]]:
    """In a worker process: the scripts of these seeds, and an app with pages for ten of them."""
    tally, found = Tally(), dict[int, str]()
    # What scripts log is theirs, and would go through the progress line.
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        for seed in (*chunk, *prove.apps_of(chunk)):
            case = generated(seed)
            tally.scripts += 1
            with tempfile.TemporaryDirectory(prefix="flowc-real-") as folder:
                try:
                    counted = compare(case, Path(folder), _real())
                except NotTheSame as differs:
                    small = made_small(case, Path(folder), _real(), seconds=prove.MINIMISING)
                    found[seed] = prove.written(failures, seed, _commented(str(differs)) + small)
                else:
                    tally.events += counted.steps
                    tally.executed.update(Counter(slots=counted.executed))
                    tally.reused.update(Counter(slots=counted.reused))
    return tally.dump(), found


def made_small(case: Generated, folder: Path, real: RealStreamlit, *, seconds: float) -> str:
    """The script without what does not matter; the steps are drawn anew from the seed for each smaller page."""

    def differs(text: str, actions: Sequence[Action]) -> bool:
        try:
            compare(Generated(case.seed, {**case.files, "app.py": text}), folder, real)
        except NotTheSame:
            return True
        except Exception:  # noqa: BLE001 - a smaller script that the harness cannot follow is not what is looked for
            return False
        return False

    text, _ = minimize(case.files["app.py"], [Again()], differs, seconds=seconds)
    return Generated(case.seed, {**case.files, "app.py": text}).text


def _commented(text: str) -> str:
    return "".join(f"#| {line}\n" for line in text.splitlines())


if __name__ == "__main__":
    sys.exit(main())
