"""`make` in a fresh clone: what it cannot install itself is one line that says what to do, and tests come last."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT


def require(what: str, path: Path) -> subprocess.CompletedProcess[str]:
    """On a machine whose commands are those in `path`."""
    return subprocess.run(
        ["/bin/bash", str(ROOT / ".ci/require"), what],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _command(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def _one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("flowc: ")
    return line


@pytest.mark.parametrize(("what", "named"), [("python", "Python 3.11 or newer"), ("node", "Node 20.19 or newer")])
def test_missing(what: str, named: str, tmp_path: Path) -> None:
    line = _one_line(require(what, tmp_path))
    assert named in line
    assert "install" in line


def test_python_that_only_pretends_or_is_too_old(tmp_path: Path) -> None:
    """A version manager leaves commands on the path that have no Python behind them."""
    _command(tmp_path, "python3.11", "echo 'command not found' >&2; exit 127")
    _command(tmp_path, "python3", "exit 1")
    assert "Python 3.11 or newer" in _one_line(require("python", tmp_path))


def test_python_without_venv(tmp_path: Path) -> None:
    _command(tmp_path, "python3", '[[ "$2" != *ensurepip* ]]')
    assert "python3-venv" in _one_line(require("python", tmp_path))


def test_node_that_is_too_old(tmp_path: Path) -> None:
    _command(tmp_path, "node", 'if [ "$1" = --version ]; then echo v18.0.0; else exit 1; fi')
    assert "this is v18.0.0" in _one_line(require("node", tmp_path))


def test_node_without_npm(tmp_path: Path) -> None:
    _command(tmp_path, "node", '[ "$1" != --version ] || echo v20.20.0')
    assert "npm is needed" in _one_line(require("node", tmp_path))


def test_all_there(tmp_path: Path) -> None:
    _command(tmp_path, "python3", "exit 0")
    _command(tmp_path, "node", '[ "$1" != --version ] || echo v22.0.0')
    _command(tmp_path, "npm", "exit 0")
    assert require("python", tmp_path).stdout == "python3\n"
    done = require("node", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_tests_close_the_output() -> None:
    """Whoever reads the end of a long log must find pytest's own summary there."""
    command = ["make", "--dry-run", "--no-print-directory", "test"]
    planned = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert planned[-1].startswith(".venv/bin/python -m pytest ")
    for check in ("ruff format --check", "ruff check", "bin/mypy", "bin/basedpyright", "npm run --silent check"):
        assert any(check in line for line in planned), check


def test_ci_runs_what_people_run() -> None:
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").rstrip().endswith("exec make test")
    assert (ROOT / ".ci/run").stat().st_mode & 0o100
