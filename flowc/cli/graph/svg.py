"""A view -> one SVG picture: the rows of `rows`, in the colours of light or dark as the reader's system has it.

Holds: well-formed XML whatever the source contains; a title and a description for those who do not see it; no
reference to anything outside the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from rich.cells import cell_len

from flowc.cli.graph.rows import Lane, Row, Rows, rows_of
from flowc.cli.graph.summary import headline, what_if_sentence
from flowc.cli.graph.view import Group, LinkKind, Node, View

_ROW: Final = 26
_COLUMN: Final = 11
_CHARACTER: Final = 7.3
_MARGIN: Final = 24
_INDENT: Final = 18
_TOP: Final = 76
_PLACE: Final = 74
_SOURCE: Final = 78
_COLOURS: Final = 6
_DASHED: Final[dict[LinkKind, str]] = {"mutation": "mutation", "state": "state", "module": "module", "call": "call"}

_STYLE: Final = """
svg { --page: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --box: #f6f8fa; --mark: #fff1c2;
  --strong: #9a6700; --l0: #3b6ea8; --l1: #2f7d5b; --l2: #8250a8; --l3: #a2572a; --l4: #47768c; --l5: #9c3d6b;
  background: var(--page); }
@media (prefers-color-scheme: dark) { svg { --page: #0d1117; --text: #e6edf3; --quiet: #9198a1; --line: #30363d;
  --box: #151b23; --mark: #3d2f06; --strong: #e3b341; --l0: #79b0ee; --l1: #6cc79c; --l2: #c39be8; --l3: #e39d6e;
  --l4: #86bcd4; --l5: #e690b8; } }
text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--text);
  white-space: pre; }
.page { fill: var(--page); } .title { font: 600 16px system-ui, sans-serif; }
.under { font: 13px system-ui, sans-serif; fill: var(--quiet); } .place, .told { fill: var(--quiet); }
.head { font-weight: 600; } .box { fill: var(--box); stroke: var(--line); } .marked { fill: var(--mark); }
.always { fill: none; stroke: var(--strong); stroke-dasharray: 3 3; } .lane { fill: none; stroke-width: 1.5; }
.mutation { stroke-dasharray: 5 3; } .state { stroke-dasharray: 1.5 3; stroke-linecap: round; stroke-width: 2; }
.call { stroke-width: 2.25; } .module { stroke-width: 1; }
""" + "".join(f".l{n} {{ stroke: var(--l{n}); }} .d{n} {{ fill: var(--l{n}); }}\n" for n in range(_COLOURS))


def svg(view: View) -> str:
    return "\n".join(_Picture(view, rows_of(view)).lines()) + "\n"


class _Picture:
    def __init__(self, view: View, rows: Rows) -> None:
        self._view = view
        self._rows = rows
        self._left = _MARGIN + _COLUMN * (2 + max((lane.column for lane in rows.lanes), default=0))

    def lines(self) -> Iterator[str]:
        title = headline(self._view)
        found = self._view.what_if
        under = what_if_sentence(self._view, found) if found else "Cells in script order; lines lead to what depends."
        told = max((self._width_of(n, row) for n, row in enumerate(self._rows.rows)), default=0.0)
        width = max(self._left + told + _MARGIN, _MARGIN * 2 + _CHARACTER * max(len(title) * 1.15, len(under)))
        height = _TOP + _ROW * len(self._rows.rows) + _MARGIN
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}"'
            f' height="{height}" role="img" aria-labelledby="title desc">'
        )
        yield f'<title id="title">{_xml(title)}</title>'
        yield f'<desc id="desc">{_xml(self._description(under))}</desc>'
        yield f"<style>{_STYLE}</style>"
        yield f'<rect class="page" width="{width:.0f}" height="{height}"/>'
        yield f'<text class="title" x="{_MARGIN}" y="34">{_xml(title)}</text>'
        yield f'<text class="under" x="{_MARGIN}" y="56">{_xml(under)}</text>'
        right = width - _MARGIN
        for number, row in enumerate(self._rows.rows):
            yield from self._box(number, row, right)
        for number, row in enumerate(self._rows.rows):
            yield from self._row(number, row, right)
        for lane in sorted(self._rows.lanes, key=lambda lane: -lane.column):
            yield from self._lane(lane)
        yield "</svg>"

    def _description(self, under: str) -> str:
        told = [under]
        of = self._view.of
        for link in self._view.drawn_links():
            told.append(f"{of[link.target].place()} depends on {of[link.source].place()}: {link.reason}.")
        return " ".join(told)

    def _width_of(self, number: int, row: Row) -> float:
        told = len(self._told(number)) + (2 if self._told(number) else 0)
        if isinstance(row.shown, Group):
            text = cell_len(row.shown.label)
        else:
            text = cell_len(row.shown.source(_SOURCE))
        return row.depth * _INDENT + _PLACE + _CHARACTER * (text + told) + 16

    def _told(self, number: int) -> str:
        told = self._rows.told.get(number, ())
        return f"← {', '.join(told)}" if told else ""

    def _box(self, number: int, row: Row, right: float) -> Iterator[str]:
        if row.group is not None:
            x, y = self._x(row) - 6, _y(number) - _ROW / 2 + 2
            height = _ROW * (row.last - number + 1) - 4
            yield (
                f'<rect class="box" x="{x:.0f}" y="{y:.0f}" width="{right - x - 4 * row.depth:.0f}"'
                f' height="{height}" rx="6"/>'
            )

    def _row(self, number: int, row: Row, right: float) -> Iterator[str]:
        x, y = self._x(row), _y(number) + 4
        if isinstance(row.shown, Group):
            yield f'<text class="head" x="{x:.0f}" y="{y}">{_xml(_clipped(row.shown.label))}</text>'
            return
        node = row.shown
        yield from self._mark(node, x, _y(number), right - 4 * row.depth)
        place = node.file if node.kind == "module" else node.place()
        source = "module" if node.kind == "module" else node.source(_SOURCE)
        across = max(_PLACE, _CHARACTER * (cell_len(place) + 1))
        yield f'<text class="place" x="{x:.0f}" y="{y}">{_xml(place)}</text>'
        name = "head" if row.group is not None else "code"
        yield f'<text class="{name}" x="{x + across:.0f}" y="{y}">{_xml(source)}</text>'
        told = self._told(number)
        if told:
            after = x + across + _CHARACTER * (cell_len(source) + 2)
            yield f'<text class="told" x="{after:.0f}" y="{y}">{_xml(told)}</text>'

    def _mark(self, node: Node, x: float, y: float, right: float) -> Iterator[str]:
        found = self._view.what_if
        if found is not None and node.id in found.affected | found.always:
            name = "marked" if node.id in found.affected else "always"
            yield (
                f'<rect class="{name}" x="{x - 4:.0f}" y="{y - 11:.0f}" width="{right - x:.0f}" height="22" rx="4"/>'
            )

    def _lane(self, lane: Lane) -> Iterator[str]:
        colour = lane.source % _COLOURS
        x = self._left - _COLUMN * (lane.column + 1)
        rows = self._rows.rows
        start = _y(lane.source)
        dot = self._x(rows[lane.source]) - 9
        yield f'<circle class="d{colour}" cx="{dot:.0f}" cy="{start:.0f}" r="3"/>'
        for branch in lane.branches:
            end, to = _y(branch.row), self._x(rows[branch.row]) - 8
            bend = 5 if end > start else -5
            name = _DASHED.get(branch.kind, "")
            path = f"M{dot:.0f} {start} H{x + 5:.0f} Q{x:.0f} {start} {x:.0f} {start + bend} V{end - bend}"
            path += f" Q{x:.0f} {end} {x + 5:.0f} {end} H{to - 5:.0f}"
            yield f'<path class="lane l{colour} {name}" d="{path}"><title>{_xml(branch.reason)}</title></path>'
            yield f'<path class="d{colour}" d="M{to:.0f} {end} l-7 -4 v8 z"/>'

    def _x(self, row: Row) -> float:
        return self._left + 12 + row.depth * _INDENT


def _y(number: int) -> float:
    return _TOP + _ROW * number + _ROW / 2


def _clipped(text: str) -> str:
    return text if len(text) <= _SOURCE else text[: _SOURCE - 1] + "…"


def _xml(text: str) -> str:
    """Control characters and halves of surrogate pairs are not XML."""
    return escape("".join(c if _is_xml(ord(c)) else "\N{REPLACEMENT CHARACTER}" for c in text))


def _is_xml(code: int) -> bool:
    return code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code not in (0x7F, 0xFFFE, 0xFFFF)
