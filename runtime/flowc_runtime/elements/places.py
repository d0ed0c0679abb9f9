"""Fragments on a page: a reference in, its place among them in page order out, and back.

References are an engine's own; places are the same in every session that shows the same page.
"""

from __future__ import annotations

from collections.abc import Iterator

from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.fragment import FragmentProps
from flowc_shims.streamlit.page import Ref


def place_of(page: Page, fragment: Ref) -> int:
    """-1 where it is not there."""
    refs = list(_fragments(page))
    return refs.index(fragment) if fragment in refs else -1


def fragment_at(page: Page, place: int) -> Ref:
    """ "" where there is none."""
    refs = list(_fragments(page))
    return refs[place] if 0 <= place < len(refs) else ""


def _fragments(page: Page) -> Iterator[Ref]:
    waiting = [*reversed(page.roots)]
    while waiting:
        node: Node = waiting.pop()
        if isinstance(node.props, FragmentProps) and not node.props.outside:
            yield node.ref
        waiting.extend(reversed(node.children))


def successors(before: Page, now: Page) -> Iterator[tuple[Ref, Ref]]:
    """Of each fragment that was there, what stands in its place now, where that is another one; where nothing does, the
    place itself, until something does again."""
    found = dict(_places(now))
    for place, ref in _places(before):
        if found.get(place) != ref:
            yield ref, found.get(place, f"@{place}")
    for place, ref in found.items():
        yield f"@{place}", ref


def _places(page: Page) -> Iterator[tuple[tuple[int, ...], Ref]]:
    """By the positions of the containers around it."""
    waiting: list[tuple[tuple[int, ...], Node]] = [((at,), root) for at, root in enumerate(page.roots)]
    while waiting:
        place, node = waiting.pop()
        if isinstance(node.props, FragmentProps) and not node.props.outside:
            yield place, node.ref
        waiting.extend(((*place, at), child) for at, child in enumerate(node.children))
