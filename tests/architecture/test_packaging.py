"""What is installed is what is in the repository: through an sdist and the wheel built from it, and editable."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGES, ROOT, module_name, product_modules, repository_files

# One group: every worker of its own would build the packages again.
pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("packaging")]


@dataclass(frozen=True, slots=True)
class Built:
    """Names inside the archives; the sdist's without its leading folder."""

    sdist: frozenset[str]
    wheel: frozenset[str]
    wheel_file: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The wheel is built from the sdist alone, as an installer does that finds no wheel."""
    for folder in ("client/web", "client/graph"):
        if not (ROOT / folder / "dist/index.html").is_file():
            pytest.fail(f"{folder} is not built: run `make client` first")
    out = tmp_path_factory.mktemp("packages")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        env=_plain_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (sdist,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    with tarfile.open(sdist) as tar:
        in_sdist = frozenset(name.partition("/")[2] for name in tar.getnames())
    with zipfile.ZipFile(wheel) as archive:
        return Built(in_sdist, frozenset(archive.namelist()), wheel)


def _plain_environment() -> dict[str, str]:
    """Without what would make an import find the checkout."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def _shipped_files() -> set[str]:
    """Every file of the packages, data files included, as a wheel names it."""
    shipped: set[str] = set()
    for path in (path.as_posix() for path in repository_files()):
        for package in PACKAGES:
            if path.startswith(f"{package}/"):
                shipped.add(path if package == "flowc" else path.partition("/")[2])
    return shipped


def test_wheel_holds_every_file_of_the_packages(built: Built) -> None:
    assert _shipped_files() - built.wheel == set()


def test_wheel_holds_the_built_client(built: Built) -> None:
    dist = ROOT / "client/web/dist"
    files = {path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file()}
    static = "flowc_runtime/server/static/"
    assert {name.removeprefix(static) for name in built.wheel if name.startswith(static)} == files


def test_wheel_holds_the_page_of_the_graph(built: Built) -> None:
    page = (ROOT / "client/graph/dist/index.html").read_bytes()
    with zipfile.ZipFile(built.wheel_file) as wheel:
        assert wheel.read("flowc/cli/graph/graph.html") == page


def test_wheel_holds_the_gallery(built: Built) -> None:
    files = {path.as_posix() for path in repository_files() if path.as_posix().startswith("examples/gallery/")}
    assert {name.replace("flowc/gallery/", "examples/gallery/") for name in built.wheel if "/gallery/" in name} == files
    assert "examples/gallery/app.py" in files


def test_wheel_holds_nothing_else(built: Built) -> None:
    tops = {name.partition("/")[0] for name in built.wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {Path(package).name for package in PACKAGES}
    assert [name for name in built.wheel if "__pycache__" in name or "node_modules" in name] == []


def test_wheel_is_typed_and_licensed(built: Built) -> None:
    for package in PACKAGES:
        assert f"{Path(package).name}/py.typed" in built.wheel
    assert any(name.endswith("/licenses/LICENSE") for name in built.wheel)


def test_sdist_needs_no_node(built: Built) -> None:
    assert {"client/web/dist/index.html", "client/graph/dist/index.html"} <= built.sdist
    assert {"pyproject.toml", "hatch_build.py", "LICENSE", "README.md", "CHANGELOG.md"} <= built.sdist
    assert [name for name in built.sdist if "node_modules" in name or name.startswith(".venv")] == []


def test_the_wheel_runs_away_from_the_repository(built: Built, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(built.wheel_file) as wheel:
        wheel.extractall(installed)
    environment = {**_plain_environment(), "PYTHONPATH": str(installed)}
    modules = sorted(module for module in map(module_name, product_modules()) if not module.endswith("__main__"))
    probe = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "import flowc\n"
        "print(flowc.__file__)\n"
        "print('streamlit' in sys.modules)\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert printed.stderr == ""
    assert printed.stdout.splitlines() == [str(installed / "flowc/__init__.py"), "False"]
    command = [sys.executable, "-m", "flowc", "version"]
    version = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert version.stdout.startswith("flowc ")
    found = "from flowc.cli.hello import gallery; print(gallery())"
    hello = subprocess.run(
        [sys.executable, "-c", found], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert hello.stdout.strip() == str(installed / "flowc/gallery/app.py")


def test_the_editable_install_is_this_checkout(tmp_path: Path) -> None:
    """From another folder and without PYTHONPATH; a user's own module of a top-level folder's name stays theirs."""
    (tmp_path / "runtime.py").write_text("OWNER = 'user'\n", encoding="utf-8")
    probe = (
        "import flowc, flowc_compiler, flowc_runtime, flowc_shims, runtime\n"
        "for module in (flowc_compiler, flowc_runtime, flowc_shims, flowc): print(module.__file__)\n"
        "print(runtime.OWNER)\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=tmp_path,
        env=_plain_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert printed.stderr == ""
    assert printed.stdout.splitlines() == [*(str(ROOT / package / "__init__.py") for package in PACKAGES), "user"]
