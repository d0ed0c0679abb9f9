"""A view -> a Mermaid flowchart; GitHub and most wikis draw it from a fenced block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from flowc.cli.graph.summary import headline, what_if_sentence
from flowc.cli.graph.view import Group, LinkKind, Node, View

_ARROWS: Final[Mapping[LinkKind, str]] = {"mutation": "-. changes .->", "state": "-. state .->"}


def mermaid(view: View) -> str:
    return "\n".join(_lines(view))


def _lines(view: View) -> Iterator[str]:
    yield "flowchart TD"
    yield f"  accTitle: {_plain(headline(view))}"
    if view.what_if is not None:
        yield f"  accDescr: {_plain(what_if_sentence(view, view.what_if))}"
    yield from _block(view, view.children(), "", "  ")
    for link in view.drawn_links():
        yield f"  c{link.source} {_ARROWS.get(link.kind, '-->')} c{link.target}"
    for call in view.calls:
        yield f"  c{call.source} == calls ==> {call.group}"
    if view.what_if is not None:
        yield "  classDef affected fill:#ffd166,stroke:#9a6700,color:#1f2328"
        yield "  classDef always fill:#fff3d1,stroke:#9a6700,stroke-dasharray:4 3,color:#1f2328"
        shown = {node.id for node in view.drawn_nodes()}
        for name, cells in (("affected", view.what_if.affected), ("always", view.what_if.always)):
            if cells & shown:
                yield f"  class {','.join(f'c{cell}' for cell in sorted(cells & shown))} {name}"


def _block(view: View, children: Mapping[str, tuple[Node | Group, ...]], inside: str, indent: str) -> Iterator[str]:
    for child in children.get(inside, ()):
        if isinstance(child, Group):
            yield f'{indent}subgraph {child.id}["{_text(child.caption())}"]'
            yield from _block(view, children, child.id, indent + "  ")
            yield f"{indent}end"
        elif not child.imports:
            label = _text(child.place()) + ("" if child.kind == "module" else f"<br/>{_text(child.source(48))}")
            yield f'{indent}c{child.id}["{label}"]'


def _text(text: str) -> str:
    """Mermaid reads quotes, angle brackets and `#` as its own; numeric entities are plain text to it."""
    return "".join(f"#{ord(c)};" if c in '"<>#&`[]{}|\\' else c for c in _one_line(text))


def _plain(text: str) -> str:
    """A title ends with its line, and at what would begin a comment or a statement."""
    return "".join(" " if c in ";#{}" else c for c in _one_line(text))


def _one_line(text: str) -> str:
    """Whatever some reader takes for the end of a line becomes a space."""
    return " ".join(text.splitlines())
