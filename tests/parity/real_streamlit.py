"""Our end of the driver: a few real Streamlit processes, kept alive for the whole test run."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from tests.parity.events import Act, Step, step_to_json
from tests.parity.normal_form import Form
from tests.parity.observed import Observed, observed_from_json

ROOT: Final = Path(__file__).resolve().parents[2]
PYTHON: Final = ROOT / ".venv-streamlit" / "bin" / "python"


class DriverFailed(Exception):
    """The driver could not do what it was told; the text is its traceback."""


class RealStreamlit:
    """One process with real Streamlit, and in it one session at a time."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [str(PYTHON), "-m", "tests.parity.streamlit_driver"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def open(self, script: Path, *, literal: bool = False, query: str = "") -> Observed:
        """A new session with this script; what its first run shows. `literal`: without REMOUNTED's allowance."""
        return self._ask({"open": str(script), "literal": literal, "query": query})

    def step(self, step: Step) -> Observed:
        return self._ask({"step": step_to_json(step)})

    def cut_short(self, chain: Sequence[Act]) -> Observed:
        """The second step arrives while the run of the first is at `cut_short.here`, and so on."""
        return self._ask({"cut short": [step_to_json(step) for step in chain]})

    def edited(self) -> None:
        """The files of the script have changed on disk: the next step runs the new ones."""
        self._ask({"edited": True})

    def close(self) -> None:
        _pipe(self._process.stdin).close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        _pipe(self._process.stdout).close()

    def _ask(self, request: Form) -> Observed:
        requests = _pipe(self._process.stdin)
        requests.write(json.dumps(request) + "\n")
        requests.flush()
        line = _pipe(self._process.stdout).readline()
        if not line:
            raise DriverFailed(f"the process ended with {self._process.poll()}")
        answer: Form = json.loads(line)
        if "failure" in answer:
            raise DriverFailed(str(answer["failure"]))
        return observed_from_json(answer)


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise DriverFailed("the process has no pipes")
    return pipe
