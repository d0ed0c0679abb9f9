"""A view -> the sentences that stand above every form of it."""

from __future__ import annotations

from flowc.cli.graph.view import View, WhatIf


def headline(view: View) -> str:
    cells, links = view.counts()
    return f"{view.script}: {_count(cells, 'cell', 'cells')}, {_count(links, 'dependency', 'dependencies')}"


def what_if_sentence(view: View, found: WhatIf) -> str:
    cells, _ = view.counts()
    count = len(found.affected)
    text = f"When {found.widget.name()} changes, {count} of {_count(cells, 'cell', 'cells')} may execute"
    return text + (f"; {len(found.always)} more execute in every run." if found.always else ".")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
