"""Names at the top of files -> links between cells of different files that read and change what one of them holds.

`STATE`, `store.STATE` and `s.STATE` are one place where the imports of each file say so. What a closed function of a
module reads there is not told apart from the rest of that module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from flowc.cli.graph.modules import file_of
from flowc.cli.graph.parts import Part
from flowc.cli.graph.view import Link, LinkKind
from flowc_compiler.ir.cell import Cell
from flowc_compiler.opening import SCRIPT


def place_links(parts: tuple[Part, ...]) -> Iterator[Link]:
    closed = {place for part in parts for place in _closed(part)}
    reads = [(other, cell.id, _read(other, cell, closed)) for other in parts for cell in other.cells.walk()]
    for part in parts:
        others = [read for read in reads if read[0] is not part]
        for cell in part.cells.walk() if others else ():
            for place, written in sorted(_changed(part, cell, closed)):
                for other, target, found in others:
                    sure = {found[one] for one in found if _meet(place, one)}
                    if sure:
                        ends = (part.first + cell.id, other.first + target)
                        kind: LinkKind = "value" if written else "mutation"
                        reason = f"{'writes' if written else 'changes'} {place.removeprefix(f'{SCRIPT}.')}"
                        yield Link(*ends, kind, reason, implied=True not in sure)


def class_links(part: Part) -> Iterator[Link]:
    """Who makes an object depends on the names that its methods read: the run time follows them from the class."""
    wanted = {
        node.name: {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
        for node in part.cells.tree.body
        if isinstance(node, ast.ClassDef)
    }
    written: dict[str, list[int]] = {}
    for cell in part.cells.walk():
        if not isinstance(cell.node, ast.Import | ast.ImportFrom) and cell.kind != "definition":
            for version in part.versions.of[cell.id].writes:
                if not version.scope and version.name not in wanted:
                    written.setdefault(version.name, []).append(cell.id)
    for target, found in part.versions.of.items():
        for made in {version.name for version in found.reads if not version.scope} & wanted.keys():
            for name in sorted(wanted[made] & written.keys()):
                for source in written[name]:
                    if source != target:
                        reason = f"writes {name}, which methods of {made} read"
                        yield Link(part.first + source, part.first + target, "value", reason, implied=True)


def _meet(one: str, other: str) -> bool:
    """One is the other, or is in it."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _read(part: Part, cell: Cell, closed: set[str]) -> dict[str, bool]:
    """Places, and whether the cell names them; else a function of that module may read them."""
    found: dict[str, bool] = {}
    chains = _chains(cell)
    for version in part.versions.of[cell.id].reads:
        if not version.scope or version.name in part.aliases:
            for place in _of(part, version.name, chains):
                found[place] = True
                if place in closed:
                    found.setdefault(place.rpartition(".")[0], False)
    return found


def _changed(part: Part, cell: Cell, closed: set[str]) -> set[tuple[str, bool]]:
    """What the cell changes in place is where it came from; what it binds (True) is its own file's."""
    if isinstance(cell.node, ast.Import | ast.ImportFrom) or cell.kind == "definition":
        return set()
    changed = {place for place in _receivers(part, cell) if file_of(place, part.folder) is None}
    found: set[tuple[str, bool]] = set()
    versions = part.versions.of[cell.id]
    for version in versions.writes:
        if version in versions.mutates and (not version.scope or version.name in part.aliases):
            changed |= _of(part, version.name, _chains(cell))
        elif not version.scope and version not in versions.mutates:
            found.add((f"{part.home}.{version.name}", True))
    # To call a class or a function is not to change it.
    return found | {(place, False) for place in changed - closed}


def _receivers(part: Part, cell: Cell) -> Iterator[str]:
    """Things of local modules whose methods the cell calls, and modules whose functions it calls."""
    for node in ast.walk(cell.node):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            root, chain = _chain(node.func.value)
            if root in part.aliases:
                yield part.aliases[root] + chain


def _of(part: Part, name: str, chains: Mapping[str, set[str]]) -> set[str]:
    own = f"{part.home}.{name}"
    path = part.aliases.get(name)
    return {own} if path is None else {own, *(path + chain for chain in chains.get(name, {""}))}


def _chains(cell: Cell) -> dict[str, set[str]]:
    """What follows each name in the cell: `.STATE.rows`, or nothing."""
    found: dict[str, set[str]] = {}
    inner = {id(node.value) for node in ast.walk(cell.node) if isinstance(node, ast.Attribute)}
    for node in ast.walk(cell.node):
        if isinstance(node, ast.Attribute | ast.Name) and id(node) not in inner:
            root, chain = _chain(node)
            found.setdefault(root, set()).add(chain)
    return found


def _chain(node: ast.expr) -> tuple[str, str]:
    """The name at the root, "" where there is none, and what follows it."""
    chain = ""
    while isinstance(node, ast.Attribute):
        chain, node = f".{node.attr}{chain}", node.value
    return (node.id if isinstance(node, ast.Name) else "", chain)


def _closed(part: Part) -> Iterator[str]:
    for node in part.cells.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name not in part.outline.definitions:
            yield f"{part.home}.{node.name}"
