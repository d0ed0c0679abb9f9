"""A project's own tests pass unchanged under flowc and under real Streamlit: the login page of the guide to testing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from tests.parity.real_streamlit import PYTHON, ROOT

PROJECT: Final = ROOT / "tests" / "parity" / "login_page"
RUNNER: Final = ("pytest", "_pytest", "pluggy", "iniconfig", "pygments", "py")
"""What pytest consists of: the oracle's environment has Streamlit only, and takes these from the one that tests."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy on its own, as outside of this repository."""
    return Path(shutil.copytree(PROJECT, tmp_path / "project", ignore=shutil.ignore_patterns("__pycache__")))


def test_it_passes_under_flowc(project: Path) -> None:
    paths = os.pathsep.join(str(ROOT / part) for part in ("", "compiler", "runtime", "stdlib_shims"))
    assert passed(sys.executable, project, paths, "-p", "flowc.testing.plugin") == passed_tests()


def test_it_passes_under_streamlit(project: Path, tmp_path: Path) -> None:
    borrowed = tmp_path / "borrowed"
    borrowed.mkdir()
    for name in RUNNER:
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        origin = Path(spec.origin)
        place = origin.parent if origin.stem == "__init__" else origin
        (borrowed / place.name).symlink_to(place)
    assert passed(str(PYTHON), project, str(borrowed)) == passed_tests()


def passed_tests() -> int:
    texts = [file.read_text() for file in PROJECT.glob("test_*.py")]
    return sum(len(re.findall(r"^def test_", text, re.MULTILINE)) for text in texts)


def passed(python: str, project: Path, path: str, *options: str) -> int:
    """How many tests of the project passed; fails where one did not."""
    done = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, f"--rootdir={project}", *options],
        cwd=project,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    summary = re.search(r"(\d+) passed", done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert summary is not None, done.stdout
    return int(summary[1])
