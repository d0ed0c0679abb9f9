"""Two decisions of the engine, counted where they are taken: an object is put back, or its maker executes again.

Neither leaves anything in a trace, so while `watching` lasts, the methods that take them are called through a counter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from flowc_runtime.heap.journal import Journal, Record
from flowc_runtime.run import Run


@contextmanager
def watching(counts: Counter[str]) -> Iterator[None]:
    """Count into `counts`, under the names of `mechanisms.MOMENTS`."""
    settle, rewind = Journal.settle, Run.rewind

    def counted_settle(self: Journal, record: Record) -> None:
        before = record.actual
        settle(self, record)
        if record.actual is not before:
            name = record.shape.name
            counts[f"{'an' if name[0] in 'aeiou' else 'a'} {name} put back"] += 1

    def counted_rewind(self: Run, record: Record) -> NoReturn:
        counts["a maker executed again"] += 1
        rewind(self, record)

    Journal.settle, Run.rewind = counted_settle, counted_rewind  # type: ignore[method-assign]  # put back below
    try:
        yield
    finally:
        Journal.settle, Run.rewind = settle, rewind  # type: ignore[method-assign]
