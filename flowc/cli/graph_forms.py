"""A view of a graph -> text: for reading (`text`), for drawing (`mermaid`, `dot`), for programs (`json`).

Holds: `json` has every edge; the others leave out what `View.drawn_edges` leaves out, and `text` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from flowc.cli.graph_view import View
from flowc_compiler.ir.cell import CellId
from flowc_compiler.ir.graph import EdgeKind
from flowc_compiler.ir.plan import CellPlan

_ARROWS: Final[dict[EdgeKind, str]] = {"mutation": "-. changes .->", "state": "-. state .->"}


def text(view: View) -> str:
    return "\n".join(_text_lines(view))


def mermaid(view: View) -> str:
    return "\n".join(_mermaid_lines(view))


def dot(view: View) -> str:
    return "\n".join(_dot_lines(view))


def json_text(view: View) -> str:
    cells = [
        {
            "id": cell.id,
            "label": cell.label,
            "kind": cell.kind,
            "lines": list(cell.lines),
            "function": cell.function or None,
            "source": view.source(cell),
            "volatile": cell.volatile,
            "barrier": cell.barrier,
        }
        for cell in view.cells
    ]
    edges = [{"from": e.source, "to": e.target, "kind": e.kind, "reason": e.reason} for e in view.edges]
    diagnostics = [
        {"code": d.code, "severity": d.severity, "line": d.line, "column": d.column + 1, "message": d.message}
        for d in view.diagnostics
    ]
    whole = {"script": view.script, "cells": cells, "edges": edges, "diagnostics": diagnostics}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _text_lines(view: View) -> Iterator[str]:
    yield f"{view.script}: {_count(len(view.cells), 'cell', 'cells')}, " + _count(
        len(view.edges), "dependency", "dependencies"
    )
    width = max((len(view.place(cell)) for cell in view.cells), default=0)
    of = {cell.id: cell for cell in view.cells}
    into: dict[CellId, dict[CellId, list[str]]] = {}
    for edge in view.drawn_edges():
        into.setdefault(edge.target, {}).setdefault(edge.source, []).append(edge.reason)
    calls = view.calls()
    for function, cells in view.functions().items():
        yield ""
        if function:
            callers = ", ".join(view.place(of[edge.source]) for edge in calls.get(function, ()))
            yield f"{function}()" + (f"  called at {callers}" if callers else "")
        for cell in cells:
            yield f"  {view.place(cell):<{width}}  {view.source(cell)}{_remark(cell)}"
            for source, reasons in into.get(cell.id, {}).items():
                yield f"  {'':<{width}}    ← {view.place(of[source])} {', '.join(reasons)}"
    yield ""
    yield "Dependencies on imports are left out; --format json has them."
    yield from (diagnostic.text(view.script) for diagnostic in view.diagnostics)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _remark(cell: CellPlan) -> str:
    if cell.barrier:
        return "   ! barrier: executes in every run and may touch everything"
    return f"   ! executes in every run: {cell.volatile}" if cell.volatile else ""


def _mermaid_lines(view: View) -> Iterator[str]:
    yield "flowchart TD"
    names = {function: f"f{n}" for n, function in enumerate(view.functions())}
    for function, cells in view.functions().items():
        if function:
            yield f'  subgraph {names[function]}["{_mermaid_text(function)}()"]'
        for cell in cells:
            indent = "    " if function else "  "
            yield f'{indent}c{cell.id}["{_mermaid_text(view.place(cell))}<br/>{_mermaid_text(view.source(cell, 48))}"]'
        if function:
            yield "  end"
    arrows = (f"  c{edge.source} {_ARROWS.get(edge.kind, '-->')} c{edge.target}" for edge in view.drawn_edges())
    yield from dict.fromkeys(arrows)
    for function, calling in view.calls().items():
        yield from (f"  c{edge.source} == calls ==> {names[function]}" for edge in calling)


def _mermaid_text(text: str) -> str:
    """Mermaid reads quotes, angle brackets and `#` as its own; numeric entities are plain text to it."""
    return "".join(f"#{ord(c)};" if c in '"<>#&`[]{}|\\' else c for c in text)


def _dot_lines(view: View) -> Iterator[str]:
    yield "digraph script {"
    yield "  compound=true; rankdir=TB;"
    yield '  node [shape=box, style=rounded, fontname="monospace", fontsize=10];'
    yield '  edge [fontname="sans-serif", fontsize=9];'
    for n, (function, cells) in enumerate(view.functions().items()):
        if function:
            yield f"  subgraph cluster_{n} {{ label={_dot_text(function + '()')};"
        for cell in cells:
            yield f"    c{cell.id} [label={_dot_text(view.place(cell) + chr(10) + view.source(cell, 48))}];"
        if function:
            yield "  }"
    arrows = {(edge.source, edge.target, edge.kind in _ARROWS): edge for edge in view.drawn_edges()}
    for (source, target, dashed), edge in arrows.items():
        style = ', style="dashed"' if dashed else ""
        yield f"  c{source} -> c{target} [tooltip={_dot_text(edge.reason)}{style}];"
    cluster = {function: n for n, function in enumerate(view.functions())}
    for function, calling in view.calls().items():
        for edge in calling:
            yield f'  c{edge.source} -> c{edge.target} [lhead=cluster_{cluster[function]}, label="calls", penwidth=2];'
    yield "}"


def _dot_text(text: str) -> str:
    """Several lines are set to the left, as source is."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + (escaped.replace("\n", "\\l") + "\\l" if "\n" in escaped else escaped) + '"'
