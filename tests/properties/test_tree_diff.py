"""Pages become each other by few operations: the law, how few, and that unchanged parts cost nothing."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc_runtime.elements.diff import Become, Insert, Move, Remove, Stale, Update, apply, diff
from flowc_runtime.elements.fold import EMPTY_PAGE, fold
from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.container import ContainerProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.page import MAIN, SIDEBAR, PageConfig, Write
from tests.properties.tree_strategies import pages, runs


def page_of(*children: Node) -> Page:
    return Page(Node(MAIN, EMPTY_PAGE.main.props, children), EMPTY_PAGE.sidebar, PageConfig())


def leaf(ref: str, body: str = "x") -> Node:
    return Node(ref, TextProps(body=body))


def in_order(refs: str) -> Page:
    return page_of(*map(leaf, refs))


@given(pages(), pages())
def test_applying_the_difference_gives_the_new_page(old: Page, new: Page) -> None:
    assert apply(old, diff(old, new)) == new


@given(pages())
def test_equal_pages_do_not_differ(page: Page) -> None:
    copy = msgspec.structs.replace(page, main=msgspec.structs.replace(page.main))
    assert diff(page, copy) == ()


@given(runs(), runs(), st.integers(0, 20))
def test_the_law_holds_on_the_way_of_a_run(first: list[Write], second: list[Write], cut: int) -> None:
    before = fold(first)
    partial = fold(second[:cut], before)
    after = msgspec.structs.replace(fold(second), notices=before.notices)
    partial = msgspec.structs.replace(partial, notices=before.notices)
    assert apply(before, diff(before, partial)) == partial
    assert apply(partial, diff(partial, after)) == after


@given(st.permutations("abcdefgh"))
def test_an_order_changes_by_the_fewest_moves(shuffled: list[str]) -> None:
    old, new = in_order("abcdefgh"), in_order("".join(shuffled))
    ops = diff(old, new)
    assert all(isinstance(op, Move) for op in ops)
    assert len(ops) == 8 - _longest_run_by_brute_force(shuffled)
    assert apply(old, ops) == new


def _longest_run_by_brute_force(refs: list[str]) -> int:
    best = [1] * len(refs)
    for index, ref in enumerate(refs):
        best[index] += max((best[before] for before in range(index) if refs[before] < ref), default=0)
    return max(best)


def test_one_changed_field_is_one_small_operation() -> None:
    old, new = page_of(leaf("a"), leaf("b", "old")), page_of(leaf("a"), leaf("b", "new"))
    assert diff(old, new) == (Update("b", {"body": "new"}),)


def test_another_kind_keeps_the_place() -> None:
    new = page_of(Node("a", ContainerProps(), (leaf("b"),)))
    assert diff(in_order("a"), new) == (Insert("a", 0, leaf("b")), Become("a", ContainerProps()))


def test_an_insertion_at_the_front_moves_nobody() -> None:
    assert diff(in_order("bcd"), in_order("abcd")) == (Insert(MAIN, 0, leaf("a")),)


def test_a_removal_takes_the_subtree_in_one_operation() -> None:
    old = page_of(Node("box", ContainerProps(), (leaf("a"), leaf("b"))), leaf("c"))
    assert diff(old, in_order("c")) == (Remove("box"),)


def test_a_ref_that_changes_its_container_is_removed_before_it_is_inserted() -> None:
    old = page_of(Node("box", ContainerProps(), ()), leaf("a"))
    new = page_of(Node("box", ContainerProps(), (leaf("a"),)))
    assert diff(old, new) == (Remove("a"), Insert("box", 0, leaf("a")))


def test_stale_marks_travel_together() -> None:
    stale = page_of(*(Node(ref, TextProps(body="x"), stale=True) for ref in "abc"))
    assert diff(in_order("abc"), stale) == (Stale(("a", "b", "c"), stale=True),)
    assert diff(stale, in_order("abc")) == (Stale(("a", "b", "c"), stale=False),)


def test_values_that_show_differently_differ() -> None:
    """1 == True == 1.0 in Python, and nan differs from itself; the page sees it otherwise."""
    old = Page(Node(MAIN, EMPTY_PAGE.main.props), EMPTY_PAGE.sidebar, PageConfig(menu_items={"a": None, "b": None}))
    new = Page(Node(MAIN, EMPTY_PAGE.main.props), EMPTY_PAGE.sidebar, PageConfig(menu_items={"b": None, "a": None}))
    assert len(diff(old, new)) == 1


def test_an_operation_on_a_missing_ref_is_an_error() -> None:
    with pytest.raises(KeyError):
        apply(in_order("a"), [Remove("b")])
    with pytest.raises(KeyError):
        apply(in_order("a"), [Insert(SIDEBAR, 0, leaf("a"))])


def test_a_large_page_with_one_change_costs_little() -> None:
    boxes = tuple(
        Node(f"box{box}", ContainerProps(), tuple(leaf(f"{box}-{item}") for item in range(100))) for box in range(100)
    )
    old = page_of(*boxes)
    new = page_of(*boxes[:-1], Node("box99", ContainerProps(), (*boxes[-1].children[:-1], leaf("99-99", "new"))))
    started = time.perf_counter()
    assert diff(old, new) == (Update("99-99", {"body": "new"}),)
    assert time.perf_counter() - started < 0.05
