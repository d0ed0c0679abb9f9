"""Puts the built web client and the page of `flowc graph` into what is packaged.

sdist: `client/web/dist` and `client/graph/dist` travel along, so that installing from it needs no Node. wheel: the same
files go to `flowc_runtime/server/static`, and the page to `flowc/cli/graph`. Where a `dist` is absent it is built
first. An editable install takes both from the checkout, so nothing is built for it.
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
