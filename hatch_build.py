"""Puts the built web client, the page of `flowc graph` and the gallery of `flowc hello` into what is packaged.

sdist: `client/web/dist` and `client/graph/dist` travel along, so that installing from it needs no Node. wheel: the same
files go to `flowc_runtime/server/static`, the page to `flowc/cli/graph` and the gallery to `flowc/gallery`. Where a
`dist` is absent it is built first. An editable install takes all from the checkout, so nothing is built for it.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("client", "web")
IN_WHEEL = Path("flowc_runtime", "server", "static")
GRAPH = Path("client", "graph")
GRAPH_IN_WHEEL = Path("flowc", "cli", "graph", "graph.html")
GALLERY = Path("examples", "gallery")
GALLERY_IN_WHEEL = Path("flowc", "gallery")


class ClientBuildHook(BuildHookInterface[Any]):
    """hatchling calls `initialize` before it collects files; `Any` is hatchling's own signature."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        web, graph = Path(self.root) / WEB, Path(self.root) / GRAPH
        for folder in (web, graph):
            if not (folder / "dist" / "index.html").is_file():
                _build(folder)
        if self.target_name == "wheel":
            build_data["force_include"][str(web / "dist")] = str(IN_WHEEL)
            build_data["force_include"][str(graph / "dist" / "index.html")] = str(GRAPH_IN_WHEEL)
            build_data["force_include"].update(_gallery(Path(self.root)))


def _gallery(root: Path) -> dict[str, str]:
    """File by file: a folder would take along what Python has cached of it."""
    files = [path for path in (root / GALLERY).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {str(path): str(GALLERY_IN_WHEEL / path.relative_to(root / GALLERY)) for path in files}


def _build(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError(
            "flowc's web client is not built, and npm was not found to build it. "
            "Install Node 20.19 or newer, or install flowc from a wheel or an sdist, which carry the client."
        )
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        done = subprocess.run([npm, *command], cwd=folder, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"flowc's web client could not be built: `npm {' '.join(command)}` failed in {folder}.")
