"""The figures that pyplot keeps -> one value, to be compared with: which there are, which is current, what is on it.

Libraries draw on the current figure without being given it (`frame.plot()`, `sns.lineplot(...)`, `nx.draw(graph)`), and
each figure that is made there stays until somebody closes it. Looking imports nothing and changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, Final, TypeAlias, cast

Figures: TypeAlias = tuple[object, ...]

NO_FIGURES: Final[Figures] = ()


def figures() -> Figures:
    """What lies below the current one is told by its managers only: nobody draws there unseen."""
    pylab = sys.modules.get("matplotlib._pylab_helpers")
    kept: dict[object, Any] | None = None if pylab is None else getattr(getattr(pylab, "Gcf", None), "figs", None)
    if not kept:
        return NO_FIGURES
    managers = tuple(kept.values())
    return (managers, _content(managers[-1]))


def _content(manager: Any) -> Figures:
    try:
        figure = manager.canvas.figure
        return (figure.stale, *_counts(figure), *[part for axes in figure.axes for part in _of_axes(axes)])
    except AttributeError:
        return NO_FIGURES  # While it is being made.


def _of_axes(axes: Any) -> Iterable[object]:
    yield from (axes, axes.stale, len(axes.get_children()), axes.get_title(), axes.get_xlabel(), axes.get_ylabel())
    yield from (len(part) for part in (axes.lines, axes.patches, axes.collections, axes.texts))


def _counts(figure: Any) -> Iterable[object]:
    return (len(cast("list[object]", figure.get_children())), len(figure.texts))
