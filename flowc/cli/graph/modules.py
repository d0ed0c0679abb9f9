"""A view and the script's folder -> the same view with a node for each local module that the script imports.

A module whose cells stand in the view already, as a group of its own file, needs no node.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from flowc.cli.graph.view import Link, Node, View


def with_modules(view: View, tree: ast.Module, folder: Path) -> View:
    files = {node.file for node in view.nodes}
    nodes: dict[str, Node] = {}
    links: dict[Link, None] = {}
    importing = {node.lines[0]: node.id for node in view.nodes if node.imports}
    first = max((node.id for node in view.nodes), default=-1) + 1
    for statement in tree.body:
        for name, bound in _imported(statement):
            path = file_of(name, folder)
            if path is None or path in files or statement.lineno not in importing:
                continue
            cell = importing[statement.lineno]
            lines = max(1, len((folder / path).read_bytes().splitlines()))
            node = nodes.setdefault(path, Node(first + len(nodes), "module", name, path, (1, lines), "", "", ""))
            links[Link(node.id, cell, "module", f"is {name}")] = None
            links.update(dict.fromkeys(_used(view, cell, bound, node)))
    return replace(view, nodes=(*view.nodes, *nodes.values()), links=(*view.links, *links))


def _used(view: View, cell: int, bound: str, module: Node) -> Iterator[Link]:
    """Who uses what a local module gives is worth seeing; what comes from a library is used everywhere."""
    for link in view.links:
        if link.kind == "import" and link.source == cell and link.reason.startswith(f"writes {bound}"):
            yield Link(module.id, link.target, "module", f"imports {link.reason.removeprefix('writes ')}")


def _imported(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """Each module, and how what a cell reads of it begins: a name with its `#`, or nothing for all its names."""
    match statement:
        case ast.Import():
            for alias in statement.names:
                yield alias.name, (alias.asname or alias.name.partition(".")[0]) + "#"
        case ast.ImportFrom(module=str() as module):
            yield module, ""
        case _:
            pass


def file_of(name: str, folder: Path) -> str | None:
    """The file of a local module, as seen from the script's folder."""
    base = Path(*name.split("."))
    for candidate in (base.with_suffix(".py"), base / "__init__.py"):
        if (folder / candidate).is_file():
            return candidate.as_posix()
    return None
