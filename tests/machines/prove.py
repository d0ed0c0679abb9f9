"""`python -m tests.machines.prove` (or `make prove`): ten thousand random scripts, and what came of them.

Each script runs through events, edits, interruptions and a changing world; after every step reuse shows what a full
rerun shows. Two processes share the work; `.flowc-prove/` keeps what is done, so a stopped campaign goes on, one that
found something tries those seeds again first, and one that ended well is followed by the next seeds; an app with pages
comes with every ten scripts. Failures are made small and written there, each as a file that can be put under
`regressions/` as it is. Exits with 1 if anything differed, or if a mechanism was hardly seen to reuse.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final, TypeAlias

from tests.machines.campaign import CHUNK, Campaign, load
from tests.machines.cases import APPS, is_app, own_warnings, try_case
from tests.machines.failures import made_small
from tests.machines.grammar.gen import PRODUCTIONS
from tests.machines.mechanisms import MECHANISMS, MOMENTS
from tests.machines.sessions import Mismatch
from tests.machines.tally import Tally

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / ".flowc-prove"
CASES: Final = 10_000
ENOUGH: Final = 1_000
"""Reuses of each mechanism in a campaign of `CASES`; in a smaller one they are only told."""
MINIMISING: Final = 60.0
"""Seconds to make a failure small."""

TryChunk: TypeAlias = Callable[[range, Path], tuple[str, dict[int, str]]]


def main() -> int:
    given = options("tests.machines.prove", __doc__, CASES)
    campaign = load(given.folder / "machine.json", first=given.seed, cases=given.cases, fresh=given.fresh)
    begin = "goes on with" if campaign.done else "begins with"
    print(f"prove: {begin} seeds {campaign.first} to {campaign.first + campaign.cases - 1}", flush=True)
    try:
        carry_out(campaign, try_chunk, workers=given.workers, failures=given.folder / "failures")
    except KeyboardInterrupt:
        print("\nprove: stopped; `make prove` goes on from here")
    lines, right = verdict(campaign)
    print("\n".join(lines))
    return 0 if right and campaign.finished else 1


def options(program: str, described: str | None, cases: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=described)
    parser.add_argument("--cases", type=int, default=cases)
    parser.add_argument("--seed", type=int, default=0, help="the first seed of a fresh campaign")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--fresh", action="store_true", help="forget the campaign that was going on")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args()


def carry_out(campaign: Campaign, work: TryChunk, *, workers: int, failures: Path) -> None:
    """Seeds that differed, then all chunks that are left; two per worker are under way at a time."""
    earlier, started, before = campaign.seconds, time.monotonic(), campaign.tally.scripts
    chunks = campaign.chunks_left()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            _try_again(campaign, work, pool, failures)
            going = {pool.submit(work, chunk, failures): chunk for chunk in islice(chunks, 2 * workers)}
            while going:
                done, _ = wait(going, return_when=FIRST_COMPLETED)
                for future in done:
                    chunk = going.pop(future)
                    campaign.seconds = earlier + time.monotonic() - started
                    tally, found = future.result()
                    campaign.add(chunk, Tally.load(tally), found)
                    going.update({pool.submit(work, new, failures): new for new in islice(chunks, 1)})
                _progress(campaign, before, time.monotonic() - started)
        finally:
            pool.shutdown(cancel_futures=True)
    print()


def _try_again(campaign: Campaign, work: TryChunk, pool: Executor, failures: Path) -> None:
    """What they found may be mended by now."""
    for seed, future in [(seed, pool.submit(work, range(seed, seed + 1), failures)) for seed in campaign.failures]:
        _, found = future.result()
        campaign.again(seed, found)
        print(f"seed {seed}, which had differed, {'differs' if found else 'is right now'}", flush=True)


def try_chunk(chunk: range, failures: Path) -> tuple[str, dict[int, str]]:
    """In a worker process: the cases of these seeds, as a tally's text and the failures that were written."""
    tally, found = Tally(), dict[int, str]()
    with own_warnings():
        for seed in (*chunk, *apps_of(chunk)):
            with tempfile.TemporaryDirectory(prefix="flowc-prove-") as folder:
                try:
                    mismatch = try_case(seed, Path(folder), tally)
                except Exception:  # noqa: BLE001 - a defect of the engine or of the machine itself; both are findings
                    found[seed] = written(failures, seed, "".join(f"# {line}\n" for line in _last_traceback()))
                else:
                    if mismatch is not None:
                        found[seed] = written(failures, seed, small_trap(mismatch, seed))
    return tally.dump(), found


def apps_of(chunk: range) -> range:
    """The apps with pages that are tried with the scripts of these seeds: one for ten of them."""
    return range(0) if is_app(chunk.start) else range(APPS + chunk.start // CHUNK, APPS + -(-chunk.stop // CHUNK))


def small_trap(mismatch: Mismatch, seed: int, *, seconds: float = MINIMISING) -> str:
    """A file for `regressions/`: the smallest script found, its events, and below what differs."""
    small = made_small(mismatch, seconds=seconds)
    return small.trap(f"Seed {seed}: say here what goes wrong.") + "".join(f"#| {line}\n" for line in small.lines)


def verdict(campaign: Campaign, *, enough: int = ENOUGH) -> tuple[list[str], bool]:
    """What the campaign says, and whether all of it is right."""
    tally, full = campaign.tally, campaign.tally.scripts >= CASES
    rate = tally.scripts / max(0.001, campaign.seconds)
    lines = [
        f"seeds {campaign.first} to {campaign.first + campaign.cases - 1}:",
        f"{tally.scripts} cases, {tally.events} steps compared, {campaign.seconds:.0f} s ({rate:.1f} cases/s)",
        *tally.summary(most=15),
        "endings: " + ", ".join(f"{count} {name}" for name, count in tally.endings.most_common()),
        "reuses per mechanism:",
    ]
    names = (*MECHANISMS, *MOMENTS, *sorted(tally.mechanisms.keys() - {*MECHANISMS, *MOMENTS}))
    lines += [f"  {tally.mechanisms[name]:9}  {name}" for name in names]
    rare = [name for name in (*MECHANISMS, *MOMENTS) if tally.mechanisms[name] < enough]
    if rare and full:
        lines.append(f"FEWER THAN {enough} reuses: {', '.join(rare)}")
    elif rare:
        lines.append(f"fewer than {enough} reuses (counts only from {CASES} cases on): {', '.join(rare)}")
    unseen = sorted(PRODUCTIONS.keys() - tally.occurred.keys())
    if unseen:
        lines.append(f"productions that never occurred: {', '.join(unseen)}")
    for seed, name in sorted(campaign.failures.items()):
        lines.append(f"DIFFERS: seed {seed}: {name}")
    lines.append(f"{len(campaign.failures)} failures")
    return lines, not campaign.failures and not (rare and full)


def _progress(campaign: Campaign, before: int, seconds: float) -> None:
    tally = campaign.tally
    rate = (tally.scripts - before) / max(0.001, seconds)
    # Apps come on top of the seeds.
    share = (campaign.cases - campaign.seeds_left) / campaign.cases
    left = tally.scripts * (1 / max(0.001, share) - 1) / max(0.001, rate)
    line = (
        f"{share:.1%}: {tally.scripts} cases, {tally.events} steps, {rate:.1f} cases/s,"
        f" {left / 60:.0f} min left, {len(campaign.failures)} failures"
    )
    print(f"\r{line}" if sys.stdout.isatty() else line, end="" if sys.stdout.isatty() else "\n", flush=True)


def written(folder: Path, seed: int, text: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"seed_{seed}.py"
    path.write_text(text, encoding="utf-8")
    return str(path)


def _last_traceback() -> list[str]:
    return traceback.format_exc().splitlines()


if __name__ == "__main__":
    sys.exit(main())
