"""A view -> Graphviz' language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from flowc.cli.graph.summary import headline, what_if_sentence
from flowc.cli.graph.view import Group, LinkKind, Node, View

_STYLES: Final[Mapping[LinkKind, str]] = {
    "mutation": ', style="dashed", color="#b35900"',
    "state": ', style="dashed", color="#8250df"',
    "module": ', color="#57606a"',
}


def dot(view: View) -> str:
    return "\n".join(_lines(view))


def _lines(view: View) -> Iterator[str]:
    label = headline(view) if view.what_if is None else what_if_sentence(view, view.what_if)
    yield "digraph script {"
    yield f'  compound=true; rankdir=TB; labelloc=t; fontname="sans-serif"; fontsize=11; label={_text(label)};'
    yield '  node [shape=box, style="rounded,filled", fillcolor="white", fontname="monospace", fontsize=10];'
    yield '  edge [fontname="sans-serif", fontsize=9];'
    children = view.children()
    yield from _block(view, children, "", "  ")
    for link in view.drawn_links():
        yield f"  c{link.source} -> c{link.target} [tooltip={_text(link.reason)}{_STYLES.get(link.kind, '')}];"
    for call in view.calls:
        first = _first(children, call.group)
        if first is not None:
            yield f'  c{call.source} -> c{first} [lhead="cluster_{call.group}", label="calls", penwidth=2];'
    yield "}"


def _block(view: View, children: Mapping[str, tuple[Node | Group, ...]], inside: str, indent: str) -> Iterator[str]:
    for child in children.get(inside, ()):
        if isinstance(child, Group):
            yield f'{indent}subgraph "cluster_{child.id}" {{'
            yield f'{indent}  label={_text(child.caption())}; labeljust=l; color="#8c959f";'
            yield from _block(view, children, child.id, indent + "  ")
            yield f"{indent}}}"
        elif not child.imports:
            text = child.place() if child.kind == "module" else f"{child.place()}\n{child.source(48)}"
            yield f"{indent}c{child.id} [label={_text(text)}{_marked(view, child)}];"


def _marked(view: View, node: Node) -> str:
    found = view.what_if
    if found is not None and node.id in found.affected:
        return ', fillcolor="#ffd166", penwidth=2'
    if found is not None and node.id in found.always:
        return ', fillcolor="#fff3d1", style="rounded,filled,dashed"'
    return ', style="rounded,filled,bold"' if node.kind == "module" else ""


def _first(children: Mapping[str, tuple[Node | Group, ...]], group: str) -> int | None:
    for child in children.get(group, ()):
        found = _first(children, child.id) if isinstance(child, Group) else child.id
        if found is not None and not (isinstance(child, Node) and child.imports):
            return found
    return None


def _text(text: str) -> str:
    """Several lines are set to the left, as source is."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + (escaped.replace("\n", "\\l") + "\\l" if "\n" in escaped else escaped) + '"'
