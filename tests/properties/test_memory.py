"""A session's memory: what is kept for reuse stays under its budget, is really freed, and the page stays the same."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc_runtime.budget import DEFAULT, parsed_size
from flowc_runtime.heap.journal import Record, Stamp
from flowc_runtime.heap.sizes import parts_of_record, parts_of_stamp, parts_of_values
from flowc_runtime.heap.state import shape_of
from flowc_runtime.trace import Slot
from tests.machines.actions import parse
from tests.machines.sessions import Twin

pytestmark = pytest.mark.filterwarnings("ignore")

MEGABYTE = 1_000_000
_FRAMES = """\
import time
import numpy as np, pandas as pd, streamlit as st
n = st.slider("n", 0, 9, 0)
if n == 0:
    cheap = pd.DataFrame({"a": np.full(2_000_000, 1.0)})
    st.write(float(cheap["a"].sum()))
elif n == 1:
    dear = np.full(2_000_000, 2.0 + (time.sleep(0.3) or 0))
    st.write(float(dear.sum()))
elif n == 2:
    third = [np.full(2_000_000, float(k)) for k in range(2)]
    st.write(float(sum(one.sum() for one in third)))
st.write(n)
"""


@pytest.fixture
def twins(tmp_path: Path) -> Iterator[Any]:
    opened: list[Twin] = []

    def open_twin(text: str, budget: int = DEFAULT) -> Twin:
        (folder := tmp_path / str(len(opened))).mkdir()
        twin = Twin(folder, text)
        twin.reuse.session.memory.budget = budget
        twin.reuse.session.memory.share = 1e9  # after every run, however short
        opened.append(twin)
        return twin

    yield open_twin
    for twin in opened:
        twin.close()


# --- under the budget
def test_the_page_stays_right_and_memory_goes_down(twins: Any) -> None:
    held = {}
    for budget in (DEFAULT, 20 * MEGABYTE):
        gc.collect()
        tracemalloc.start()
        twin = twins(_FRAMES, budget)
        actions = parse("rerun; set n = 1; set n = 2; set n = 3; set n = 0; set n = 2; set n = 3")
        report = [twin.step(action).reports[-1] for action in actions][-1]
        gc.collect()
        held[budget] = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert report.held == twin.reuse.session.memory.held
        assert abs(report.held - held[budget]) < 0.2 * held[budget] + 3 * MEGABYTE
    assert held[DEFAULT] > 60 * MEGABYTE
    assert held[20 * MEGABYTE] < 22 * MEGABYTE


def test_what_is_cheap_per_byte_goes_first(twins: Any) -> None:
    twin = twins(_FRAMES, 40 * MEGABYTE)
    evicted = 0
    for action in parse("rerun; set n = 1; set n = 2; set n = 3"):
        evicted += twin.step(action).reports[-1].evicted
    assert evicted > 0
    slots = {slot.plan.source: slot for slot in twin.reuse.session.generation.slots()}
    dear = next(slot for source, slot in slots.items() if source.startswith("dear"))
    lost = [slot for source, slot in slots.items() if source.startswith(("cheap", "third"))]
    assert dear.trace is not None
    assert any(slot.trace is None and slot.lost[0].startswith("evicted") for slot in lost)


def test_what_the_page_needs_anyway_does_not_count(twins: Any) -> None:
    twin = twins(_FRAMES, 20 * MEGABYTE)
    twin.step(parse("rerun")[0])
    report = twin.step(parse("set n = 2")[0]).reports[-1]
    assert report.held > 30 * MEGABYTE
    again = twin.step(parse("rerun")[0]).reports[-1]
    assert again.executed == () and again.evicted == 0


def test_copies_go_before_outcomes_and_the_object_is_made_anew(twins: Any) -> None:
    text = """\
import numpy as np, streamlit as st
n = st.slider("n", 0, 9, 0)
rows = np.zeros(500_000)
st.write(float(rows.sum()))
rows[n] = n + 1
st.write(float(rows.sum()))
"""
    twin = twins(text, 5 * MEGABYTE)
    first = twin.step(parse("rerun")[0]).reports[-1]
    assert first.evicted > 0
    assert all(slot.trace is not None for slot in twin.reuse.session.generation.slots())
    report = twin.step(parse("set n = 4")[0]).reports[-1]
    assert report.restarts == 1 and "L3" in {slot.cell for slot in report.executed}
    generous = twins(text)
    generous.step(parse("rerun")[0])
    report = generous.step(parse("set n = 4")[0]).reports[-1]
    assert report.restarts == 0 and "L3" not in {slot.cell for slot in report.executed}


def test_taking_stock_waits_until_it_is_a_small_part(tmp_path: Path) -> None:
    twin = Twin(tmp_path, "import streamlit as st\nst.write([k for k in range(st.slider('n', 0, 9))])\n")
    memory = twin.reuse.session.memory
    twin.step(parse("rerun")[0])
    memory._cost, memory._unseen = 1e6, 0.0  # pyright: ignore[reportPrivateUsage] - as after a very large app
    twin.step(parse("set n = 4")[0])
    assert memory._unseen > 0  # pyright: ignore[reportPrivateUsage] - as above
    memory._cost = 1e-9  # pyright: ignore[reportPrivateUsage] - as above
    twin.step(parse("set n = 5")[0])
    assert memory._unseen == 0  # pyright: ignore[reportPrivateUsage] - as above
    twin.close()


def test_why_says_that_an_outcome_was_evicted(twins: Any) -> None:
    twin = twins(_FRAMES, 0)
    twin.step(parse("rerun")[0])
    report = twin.step(parse("rerun")[0]).reports[-1]
    assert any("evicted" in str(slot.witness) for slot in report.executed)


# --- leaks
_REMADE = """\
import numpy as np, streamlit as st
n = st.slider("n", 0, 100_000, 0)
def show(k=n):
    st.write(k)
class Kind:
    table = np.full(25_000, n)
    def told(self):
        return int(self.table[0])
made = Kind()
show()
def outer(x=n):
    def inner(y=[n]):
        return y, x
    st.write(inner()[1])
    return inner
kept = outer()
if n % 2:
    raise ValueError(made.told())
st.write(made.told(), len([n] * (n % 3)))
"""


def test_three_hundred_events_leave_nothing_behind(tmp_path: Path) -> None:
    twin = Twin(tmp_path, _REMADE)
    session = twin.reuse.session
    for number in range(25):
        twin.reuse.step(parse(f"set n = {number}")[0])
    sizes = [_after(twin, range(start, start + 150)) for start in (100, 250)]
    assert sizes[1] - sizes[0] < 0.5 * MEGABYTE
    assert len(session.generation.opened) < 20
    twin.close()


def _after(twin: Twin, numbers: range) -> int:
    if not tracemalloc.is_tracing():
        tracemalloc.start()
    for number in numbers:
        twin.reuse.step(parse(f"set n = {number}")[0])
    gc.collect()
    # The test's own list of events is no memory of the session.
    twin.reuse.events.clear()
    return tracemalloc.get_traced_memory()[0]


def test_edits_leave_nothing_behind(tmp_path: Path) -> None:
    twin = Twin(tmp_path, _REMADE)
    twin.step(parse("rerun")[0])
    sizes: list[int] = []
    tracemalloc.start()
    for number in range(1, 61):
        twin.step(parse(f'replace "[n] * (n % {number + 2})" with "[n] * (n % {number + 3})"')[0])
        if number in (30, 60):
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    twin.close()
    # A program is some hundred KB; a thousand names of code are remembered.
    assert sizes[1] - sizes[0] < 6 * MEGABYTE


# --- sizes
@given(st.integers(0, 5_000), st.integers(1, 3))
def test_shared_memory_counts_once(length: int, views: int) -> None:
    owner = np.zeros(length)
    aliases: list[object] = [owner, *(owner[k:] for k in range(views)), owner]
    total = sum(parts_of_values(aliases).values())
    assert owner.nbytes <= total <= owner.nbytes + 200 * (views + 1)


@given(st.lists(st.text(max_size=50), max_size=400))
def test_a_list_is_as_large_as_what_it_holds(texts: list[str]) -> None:
    real = texts.__sizeof__() + sum(text.__sizeof__() for text in {id(text): text for text in texts}.values())
    found = sum(parts_of_record(_record(texts)).values())
    assert 0.4 * real - 200 <= found <= 2.5 * real + 200


@pytest.mark.parametrize("kind", ["str", "float64", "Int64", "category"])
def test_a_table_counts_its_columns(kind: str) -> None:
    column: Any = pd.Series([str(k) for k in range(20_000)])
    frame = pd.DataFrame({"a": column.astype("int64").astype(kind)})
    todo: list[object] = [frame]
    seen: dict[int, int] = {}
    while todo:
        value = todo.pop()
        if not isinstance(value, np.ndarray | pd.DataFrame | pd.Index | pd.Series):
            continue
        record = _record(value)
        seen.update(parts_of_record(record))
        todo.extend(record.shape.children(value))
    real = int(frame.memory_usage(deep=True).sum())
    assert 0.5 * real <= sum(seen.values()) <= 1.6 * real + 5_000


def test_looking_at_an_index_does_not_make_its_values() -> None:
    tracemalloc.start()
    parts_of_record(_record(pd.RangeIndex(1_000_000)))
    parts_of_record(_record(pd.MultiIndex.from_product([range(1_000), range(500)])))
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert kept < MEGABYTE


def test_a_copy_belongs_to_its_stamp() -> None:
    record = _record(np.zeros(1_000))
    assert sum(parts_of_stamp(record.actual).values()) >= 8_000
    assert sum(parts_of_stamp(Stamp(record.actual.state, None)).values()) < 1_000


def _record(value: object) -> Record:
    kind: type = type(value)
    return Record(value, shape_of(kind), None)


@pytest.mark.parametrize(
    ("text", "size"), [("512MB", 512_000_000), ("1.5 gb", 1_500_000_000), ("64KiB", 65_536), ("0", 0), ("7b", 7)]
)
def test_sizes_are_read(text: str, size: int) -> None:
    assert parsed_size(text) == size


@pytest.mark.parametrize("text", ["", "MB", "-1MB", "12 parsecs", "1,5GB"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no size of memory"):
        parsed_size(text)


def test_an_evicted_slot_keeps_nothing(twins: Any) -> None:
    twin = twins(_FRAMES)
    twin.step(parse("rerun")[0])
    slot: Slot = next(iter(twin.reuse.session.generation.slots()))
    slot.evict("evicted: a test")
    assert (slot.trace, slot.previous, slot.value) == (None, None, None)
