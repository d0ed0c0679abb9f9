"""Tables that are edited, in a real browser: cells, rows, options and forms; what was changed, in Python."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.end_to_end.browser import App, Tabs, still
from tests.end_to_end.grids import MARK, MARKS, cell, enter, inside, press, table

ServeApp = Callable[[str], App]

EDITOR = """
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"a": [3, 1, 2], "b": ["x", "y", "z"]}, index=["p", "q", "r"])
    c = st.column_config
    wide = {
        "a": c.NumberColumn(width=100, min_value=0, required=True),
        "b": c.TextColumn(width=100, validate="^[a-z]*$", default="new"),
        "_index": c.Column(width=60),
    }
"""


def test_cells_that_are_changed_arrive_in_python(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        EDITOR
        + """
    st.text(f"slow {st.slider('n', 0, 9)}")
    edited = st.data_editor(frame, column_config=wide, key="t")
    st.text(f"now {edited['a'].tolist()} {edited['b'].tolist()}, sum {edited['a'].sum()}")
    st.text(f"edits {st.session_state.t['edited_rows']}")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    enter(grid, inside("a", marks=False), 2, "20")
    expect(page.get_by_text("now [3, 20, 2] ['x', 'y', 'z'], sum 25")).to_be_visible()
    still(page)
    assert len(app.last.executed) == 3, "the table and the two texts that read it"
    page.get_by_role("slider").press("ArrowRight")
    expect(page.get_by_text("slow 1")).to_be_visible()
    expect(cell(grid, "a", 1)).to_have_text("20")
    enter(grid, inside("b", marks=False), 1, "NO")
    still(page)
    expect(page.get_by_text("edits {1: {'a': 20}}")).to_be_visible()
    page.keyboard.press("Escape")
    press(grid, inside("b", marks=False), 3)
    page.keyboard.press("Delete")
    expect(page.get_by_text("edits {1: {'a': 20}, 2: {'b': None}}")).to_be_visible()
    press(grid, inside("a", marks=False), 3)
    page.keyboard.press("Delete")
    still(page)
    expect(page.get_by_text("edits {1: {'a': 20}, 2: {'b': None}}")).to_be_visible()


def test_rows_are_added_when_they_are_complete_and_deleted(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        EDITOR
        + """
    frame = frame.reset_index(drop=True)
    edited = st.data_editor(frame, column_config=wide, key="t", num_rows="dynamic", hide_index=True)
    st.text(f"now {edited['a'].tolist()} {edited['b'].tolist()}")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    first, second = MARKS + 50, MARKS + 150
    press(grid, first, 4)
    still(page)
    expect(page.get_by_text("now [3, 1, 2] ['x', 'y', 'z']")).to_be_visible()
    expect(cell(grid, "b", 3)).to_have_text("new")
    page.keyboard.press("Escape")
    enter(grid, first, 4, "7")
    expect(page.get_by_text("now [3, 1, 2, 7] ['x', 'y', 'z', 'new']")).to_be_visible()
    press(grid, MARK, 2)
    press(grid, MARK, 1)
    page.get_by_role("button", name="Delete the selected rows").click()
    expect(page.get_by_text("now [2, 7] ['z', 'new']")).to_be_visible()
    enter(grid, second, 1, "w")
    expect(page.get_by_text("now [2, 7] ['w', 'new']")).to_be_visible()


def test_options_boxes_and_days_are_entered_and_come_back_typed(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import datetime as dt
    import streamlit as st

    rows = [{"kind": "a", "ok": False, "day": dt.date(2026, 1, 2), "n": 1}]
    c = st.column_config
    config = {
        "kind": c.SelectboxColumn(width=100, options=["a", "b"], format_func=str.upper),
        "ok": c.CheckboxColumn(width=100),
        "day": c.DateColumn(width=100),
        "n": c.NumberColumn(width=100, disabled=True),
    }
    st.text(str(st.data_editor(rows, column_config=config)))
    """
    )
    page = tabs.open(app)
    grid = table(page)
    press(grid, 150, 1)
    expect(page.get_by_text("'kind': 'a', 'ok': True, 'day': datetime.date(2026, 1, 2), 'n': 1")).to_be_visible()
    press(grid, 50, 1)
    still(page)
    page.keyboard.press("Enter")
    page.get_by_role("option", name="B").click()
    expect(page.get_by_text("'kind': 'b', 'ok': True")).to_be_visible()
    press(grid, 250, 1)
    still(page)
    page.keyboard.press("Enter")
    page.locator("#portal input[type=date]").fill("2026-05-06")
    page.keyboard.press("Enter")
    expect(page.get_by_text("'day': datetime.date(2026, 5, 6)")).to_be_visible()
    press(grid, 350, 1)
    page.keyboard.press("Delete")
    still(page)
    expect(page.get_by_text("'n': 1")).to_be_visible()


def test_edits_in_a_form_wait_for_its_button_and_are_cleared(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        EDITOR
        + """
    with st.form("form", clear_on_submit=True):
        edited = st.data_editor(frame, column_config=wide, key="t")
        st.form_submit_button("Send")
    st.text(f"now {edited['a'].tolist()}")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    enter(grid, inside("a", marks=False), 1, "9")
    still(page)
    assert len(app.reports) == 1, "inside a form an edit waits"
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("now [9, 1, 2]")).to_be_visible()
    expect(cell(grid, "a", 0)).to_have_text("3")
