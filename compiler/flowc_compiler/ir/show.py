"""Each intermediate representation -> its one text form: for tests, `flowc explain`, hover and bug reports."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from flowc_compiler.ir.cell import (
    Attempt,
    Block,
    Branch,
    Call,
    Cell,
    Cells,
    Choice,
    Context,
    Definition,
    Item,
    Jump,
    Loop,
    Repeat,
    Statement,
    own_cells,
)
from flowc_compiler.ir.effect import (
    Alias,
    Capture,
    Delete,
    Effect,
    Effects,
    Mutate,
    Read,
    ReadsSetting,
    ReadsState,
    Show,
    TouchesWorld,
    Unknown,
    Widget,
    Write,
    WritesSetting,
    WritesState,
)
from flowc_compiler.ir.graph import Graph
from flowc_compiler.ir.plan import CellPlan, Plan, Program
from flowc_compiler.ir.source import Parsed
from flowc_compiler.ir.version import CellVersions, Versions


def show(ir: Parsed | Cells | Effects | Versions | Graph | Plan | Program) -> str:
    """The text form, without a newline at its end."""
    match ir:
        case Parsed():
            return ast.unparse(ir.tree) if ir.failure is None else f"{ir.failure.msg}, line {ir.failure.lineno}"
        case Cells():
            return _lines(_block(ir.body, ""))
        case Effects():
            return _lines(f"{_head(cell)}  {_effects(ir.of[cell.id])}".rstrip() for cell in _in_order(ir.cells))
        case Versions():
            return _lines(
                f"{_head(cell)}  {_versions(ir.of[cell.id])}".rstrip() for cell in _in_order(ir.effects.cells)
            )
        case Graph():
            return _lines(f"c{edge.target} <- c{edge.source}  {edge.kind}: {edge.reason}" for edge in ir.edges)
        case Plan():
            return _lines(map(_plan, ir.cells))
        case Program():
            from flowc_compiler.passes.emit import emit_tree

            return ast.unparse(emit_tree(ir.plan))


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _in_order(cells: Cells) -> list[Cell]:
    return sorted(cells.walk(), key=lambda cell: cell.id)


def _head(cell: Cell) -> str:
    span = f"L{cell.first_line}" if cell.first_line == cell.last_line else f"L{cell.first_line}-{cell.last_line}"
    name = "" if cell.label == f"L{cell.first_line}" else f" {cell.label}"
    return f"c{cell.id} {span}{name}"


def _source(cell: Cell) -> str:
    first = ast.unparse(cell.node).split("\n", 1)
    return first[0] + (" …" if len(first) > 1 else "")


def _block(block: Block, indent: str) -> Iterator[str]:
    for item in block:
        yield from _item(item, indent)


def _item(item: Item, indent: str) -> Iterator[str]:
    inner = indent + "  "
    match item:
        case Statement():
            yield f"{indent}{_head(item.cell)}  {_source(item.cell)}"
        case Jump():
            text = (
                ast.unparse(item.node) if item.value is None else f"return {_head(item.value)}  {_source(item.value)}"
            )
            yield f"{indent}{text}"
        case Branch():
            yield f"{indent}if {_head(item.test)}  {_source(item.test)}"
            yield from _block(item.body, inner)
            yield from _clause("else", item.orelse, indent)
        case Loop() | Repeat():
            header = own_cells(item)[0]
            word = f"for {ast.unparse(item.node.target)} in" if isinstance(item, Loop) else "while"
            yield f"{indent}{word} {_head(header)}  {_source(header)}"
            yield from _block(item.body, inner)
            yield from _clause("else", item.orelse, indent)
        case Choice():
            yield from _choice(item, indent)
        case Attempt():
            yield from _attempt(item, indent)
        case Context():
            yield f"{indent}with {_head(item.manager)}  {_source(item.manager)}  (closed form: c{item.closed.id})"
            yield from _block(item.body, inner)
        case Call():
            yield f"{indent}call {item.function} with {_head(item.arguments)}  {ast.unparse(item.node)}"
        case Definition():
            yield f"{indent}open {_head(item.cell)}  {_source(item.cell)}"
            yield from _block(item.body, inner)


def _clause(word: str, block: Block, indent: str) -> Iterator[str]:
    if block:
        yield indent + word
        yield from _block(block, indent + "  ")


def _choice(item: Choice, indent: str) -> Iterator[str]:
    yield f"{indent}match {_head(item.subject)}  {ast.unparse(item.node.subject)}"
    for case, block in zip(item.node.cases, item.cases, strict=True):
        guard = f" if {ast.unparse(case.guard)}" if case.guard is not None else ""
        yield from _clause(f"case {ast.unparse(case.pattern)}{guard}", block, indent)


def _attempt(item: Attempt, indent: str) -> Iterator[str]:
    yield from _clause("try", item.body, indent)
    star = "*" if isinstance(item.node, ast.TryStar) else ""
    for handler in item.handlers:
        caught = f"{star} {ast.unparse(handler.node.type)}" if handler.node.type is not None else ""
        named = f" as {handler.node.name}" if handler.node.name else ""
        yield from _clause(f"except{caught}{named}", handler.body, indent)
    yield from _clause("else", item.orelse, indent)
    yield from _clause("finally", item.final, indent)


def _effects(effects: Iterable[Effect]) -> str:
    groups: dict[str, list[str]] = {}
    for effect in effects:
        verb, what = _effect(effect)
        if what not in groups.setdefault(verb, []):
            groups[verb].append(what)
    order = (
        *("reads", "writes", "deletes", "mutates", "aliases", "captures", "shows", "widgets", "reads state"),
        *("writes state", "reads setting", "writes setting"),
    )
    verbs = [verb for verb in (*order, "looks at", "world", "barrier") if verb in groups]
    return "  ".join(f"{verb} {' '.join(groups[verb])}" for verb in verbs)


def _effect(effect: Effect) -> tuple[str, str]:
    match effect:
        case Read(name, path):
            return "reads", name + path
        case Write(name, certain):
            return "writes", name if certain else f"{name}?"
        case Delete(name):
            return "deletes", name
        case Mutate(name, path):
            return "mutates", name + path
        case Alias(name, of, part):
            return "aliases", f"{of}>{name}" if part else f"{name}~{of}"
        case Capture() | Show() | Widget() | ReadsSetting() | WritesSetting():
            return _plain(effect)
        case ReadsState(key):
            return "reads state", key
        case WritesState(key):
            return "writes state", key
        case TouchesWorld(kind, what, seen):
            return "looks at" if seen else "world", f"{kind}:{what}"
        case Unknown(reason):
            return "barrier", reason


def _plain(effect: Capture | Show | Widget | ReadsSetting | WritesSetting) -> tuple[str, str]:
    match effect:
        case Capture(name):
            return "captures", name
        case Show(what):
            return "shows", what
        case Widget(what):
            return "widgets", what
        case ReadsSetting(place):
            return "reads setting", place
        case WritesSetting(place):
            return "writes setting", place


def _versions(found: CellVersions) -> str:
    parts = [
        ("reads", found.reads),
        ("writes", tuple(version for version in found.writes if version not in found.mutates)),
        ("mutates", found.mutates),
    ]
    return "  ".join(f"{verb} {' '.join(version.text() for version in which)}" for verb, which in parts if which)


def _plan(cell: CellPlan) -> str:
    parts = [f"c{cell.id} {cell.label} {cell.kind}"]
    if cell.function:
        parts.append(f"in {cell.function}")
    for word, names in (
        ("locals", cell.local_reads),
        ("globals", cell.global_reads),
        ("binds", (*cell.local_writes, *cell.global_writes)),
    ):
        if names:
            marked = [name if word != "binds" or name in cell.certain else f"{name}?" for name in names]
            parts.append(f"{word} {' '.join(marked)}")
    if cell.captures:
        parts.append("captures")
    if cell.hidden:
        parts.append(f"looks at {' '.join(f'{one.kind}:{one.what}' for one in cell.hidden)}")
    if cell.volatile:
        parts.append(f"volatile ({cell.volatile})")
    return "  ".join(parts)
