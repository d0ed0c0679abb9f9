"""Tables in a real browser: configured columns, selections and clicks in Python, styles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.browser import App, Tabs, still

ServeApp = Callable[[str], App]

HEAD = 35
ROW = 35
MARKS = 32
"""The column in which rows are marked."""
MARK = MARKS / 2
INDEX = 60
WIDTH = 100

FRAME = """
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"a": [3, 1, 2], "b": ["x", "y", "z"]}, index=["p", "q", "r"])
    wide = {name: st.column_config.Column(width=100) for name in "ab"} | {"_index": st.column_config.Column(width=60)}
"""


def test_rows_columns_and_cells_that_are_selected_arrive_in_python(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        FRAME
        + """
    st.text(f"slow {st.slider('n', 0, 9)}")
    modes = ["multi-row", "multi-column", "multi-cell"]
    event = st.dataframe(frame, on_select="rerun", selection_mode=modes, column_config=wide, key="t")
    st.text(f"rows {event.selection.rows}")
    st.text(f"columns {event.selection.columns}")
    st.text(f"cells {event.selection.cells}")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    press(grid, MARK, 3)
    press(grid, MARK, 1)
    expect(page.get_by_text("rows [0, 2]")).to_be_visible()
    still(page)
    assert len(app.last.executed) == 4, "the table and the three texts that read it"
    page.get_by_role("slider").press("ArrowRight")
    expect(page.get_by_text("slow 1")).to_be_visible()
    expect(page.get_by_text("rows [0, 2]")).to_be_visible()
    still(page)
    press(grid, inside("b"), 0)
    expect(page.get_by_text("columns ['b']")).to_be_visible()
    still(page)
    grid.page.mouse.move(*place(grid, inside("a"), 1))
    grid.page.mouse.down()
    grid.page.mouse.move(*place(grid, inside("b"), 2), steps=5)
    grid.page.mouse.up()
    expect(page.get_by_text("cells [(0, 'a'), (0, 'b'), (1, 'a'), (1, 'b')]")).to_be_visible()


def test_a_selected_row_is_the_scripts_row_however_the_table_is_sorted(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        FRAME
        + """
    event = st.dataframe(frame, on_select="rerun", selection_mode="single-row", column_config=wide)
    st.text(f"rows {event.selection.rows}")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    press(grid, inside("a"), 0)
    expect(cell(grid, "a", 0)).to_have_text("1")
    press(grid, MARK, 1)
    expect(page.get_by_text("rows [1]")).to_be_visible()
    still(page)
    press(grid, inside("a"), 0)
    expect(cell(grid, "a", 0)).to_have_text("3")
    expect(grid.locator("[role=row][aria-selected=true]")).to_have_count(1)
    expect(grid.locator("[role=row][aria-selected=true]")).to_contain_text("y")


def test_a_script_selects_rows_and_a_form_sends_them(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        FRAME
        + """
    def choose():
        st.session_state.t = {"selection": {"rows": [1, 2]}}

    st.button("Choose", on_click=choose)
    with st.form("form"):
        event = st.dataframe(frame, on_select="rerun", key="t")
        st.form_submit_button("Send")
    st.text(f"rows {event.selection.rows}")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    page.get_by_role("button", name="Choose").click()
    expect(page.get_by_text("rows [1, 2]")).to_be_visible()
    expect(grid.locator("[role=row][aria-selected=true]")).to_have_count(2)
    press(grid, MARK, 1)
    still(page)
    assert len(app.reports) == 2, "inside a form a selection waits"
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("rows [0, 1, 2]")).to_be_visible()


def test_a_click_in_a_column_of_buttons_is_a_trigger(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        FRAME
        + """
    def pressed():
        st.session_state.told = (st.session_state.go.row, st.session_state.go.label)

    wide["b"] = st.column_config.ButtonColumn("Do", width=100, key="go", on_click=pressed)
    st.dataframe(frame, column_config=wide)
    st.text(f"told {st.session_state.get('told')}, now {st.session_state.go}")
    st.button("Again")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    press(grid, inside("b", marks=False), 2)
    expect(page.get_by_text("told (1, 'y'), now {'row': 1, 'label': 'y'}")).to_be_visible()
    page.get_by_role("button", name="Again").click()
    expect(page.get_by_text("told (1, 'y'), now None")).to_be_visible()


def test_columns_show_their_values_as_configured(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import datetime as dt
    import pandas as pd
    import streamlit as st

    c = st.column_config
    frame = pd.DataFrame({
        "n": [1234.5], "size": [1500], "kind": ["a"], "link": ["https://example.org/page"],
        "at": pd.to_datetime(["2026-06-01 10:00"], utc=True), "gone": [1], "evil": ["javascript:alert(1)"],
    })
    st.dataframe(frame, column_config={
        "n": c.NumberColumn("Euro", format="euro"),
        "size": c.NumberColumn(format="bytes"),
        "kind": c.SelectboxColumn(options=["a"], format_func=str.upper),
        "link": c.LinkColumn(display_text="org/(.*)"),
        "at": c.DatetimeColumn(format="DD.MM.YYYY HH:mm", timezone="Europe/Berlin"),
        "gone": None,
        "evil": c.LinkColumn(),
    })
    """
    )
    page = tabs.open(app)
    grid = table(page)
    shown = [cell(grid, name, 0).inner_text() for name in ("Euro", "size", "kind", "link", "at")]
    assert shown == ["€1,234.50", "1.5KB", "A", "page", "01.06.2026 12:00"]
    assert "gone" not in grid.locator("[role=columnheader]").all_inner_texts()
    before = len(page.context.pages)
    cell(grid, "evil", 0).dispatch_event("click")
    assert len(page.context.pages) == before


def test_styles_of_a_styler_show(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        FRAME
        + """
    style = frame.style.format({"a": "{:.1f} kg"}).highlight_max(subset=["a"], color="rgb(255, 215, 0)")
    sheet = [{"selector": "th", "props": [("color", "rgb(0, 0, 255)"), ("background", "url(https://example.org/x)")]}]
    st.dataframe(style.set_caption("Weights"))
    st.table(style.set_table_styles(sheet))
    """
    )
    page = tabs.open(app)
    grid = table(page)
    expect(cell(grid, "a", 1)).to_have_text("1.0 kg")
    expect(page.locator(".fc-table-caption")).to_have_text("Weights")
    whole = page.locator(".fc-table")
    expect(whole.locator("tbody td").first).to_have_text("3.0 kg")
    expect(whole.locator("tbody td").first).to_have_css("background-color", "rgb(255, 215, 0)")
    expect(whole.locator("tbody td").nth(2)).not_to_have_css("background-color", "rgb(255, 215, 0)")
    expect(whole.locator("thead th").first).to_have_css("color", "rgb(0, 0, 255)")
    assert "example.org" not in page.content(), "nothing is fetched that a style names"


def test_ten_million_rows_are_fetched_as_the_reader_comes_to_them(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import numpy as np
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"a": np.arange(10_000_000, dtype="int32"), "b": np.arange(10_000_000, dtype="float32") / 4})
    c = st.column_config
    wide = {"a": c.Column(width=100), "b": c.Column(width=100), "_index": c.Column(width=100)}
    st.dataframe(frame, column_config=wide)
    st.text(f"slow {st.slider('n', 0, 9)}")
    """
    )
    moved: list[int] = []

    def watch(page: Page) -> None:
        page.on("response", lambda answer: moved.append(len(answer.body())) if "/blob/" in answer.url else None)

    page = tabs.open(app, prepare=watch)
    grid = table(page)
    expect(cell(grid, "a", 0)).to_have_text("0")
    page.mouse.move(*place(grid, 150, 3))
    for _ in range(5):
        page.mouse.wheel(0, 2_000_000)
        page.wait_for_timeout(100)
    last = grid.locator("canvas [role=gridcell]").filter(has_text=re.compile(r"^[0-9]{7}$"))
    expect(last.first).to_be_attached()
    page.mouse.wheel(0, -50_000_000)
    expect(cell(grid, "a", 0)).to_have_text("0")
    press(grid, 150, 0)
    press(grid, 150, 0)
    expect(cell(grid, "a", 0)).to_have_text("9999999")
    expect(cell(grid, "b", 0)).to_have_text("2499999.75")
    page.get_by_role("button", name="Search in the table").click()
    page.locator("[data-testid=search-input]").press_sequentially("1234567")
    expect(page.get_by_text(re.compile(r"^\d+ results?$"))).to_be_visible()
    before = len(moved)
    page.get_by_role("slider").press("ArrowRight")
    expect(page.get_by_text("slow 1")).to_be_visible()
    still(page)
    assert len(moved) == before, "an unchanged table is not sent again"
    whole = 10_000_000 * 8
    assert sum(moved) < whole / 100, f"{sum(moved)} bytes of {whole}"


def test_a_large_table_is_sorted_copied_and_downloaded(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"a": range(60_000), "b": [f"w{n % 7}" for n in range(60_000)]})
    c = st.column_config
    wide = {"a": c.Column(width=100), "b": c.Column(width=100), "_index": c.Column(width=100)}
    event = st.dataframe(frame, column_config=wide, on_select="rerun", hide_index=False)
    st.text(f"rows {event.selection.rows}")
    """
    )
    page = tabs.open(app)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    grid = table(page)
    press(grid, 180, 0)
    press(grid, 180, 0)
    expect(cell(grid, "a", 0)).to_have_text("59999")
    press(grid, MARK, 1)
    expect(page.get_by_text("rows [59999]")).to_be_visible()
    still(page)
    press(grid, 180, 1)
    page.keyboard.down("Shift")
    press(grid, 280, 2)
    page.keyboard.up("Shift")
    page.keyboard.press("Control+c")
    page.wait_for_timeout(500)
    assert page.evaluate("navigator.clipboard.readText()") == "59999\tw2\n59998\tw1"
    saved = {name: download(page, name) for name in ("Arrow", "Parquet", "CSV")}
    assert [Path(saved[name]).suffix for name in saved] == [".arrows", ".parquet", ".csv"]
    lines = Path(saved["CSV"]).read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ['"a","b"', '0,"w0"']
    assert len(lines) == 60_001


def download(page: Page, form: str) -> str:
    """The file, under the name that it is given."""
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as started:
        page.get_by_role("menuitem", name=f"Download as {form}").click()
    path = started.value.path().with_name(started.value.suggested_filename)
    started.value.save_as(path)
    return str(path)


def test_odd_tables_are_drawn_and_the_page_lives_on(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import numpy as np
    import pandas as pd
    import streamlit as st

    try:
        st.dataframe(pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]))
    except ValueError as error:
        st.text(error)
    st.dataframe(pd.DataFrame({"x": [np.nan, np.inf, -np.inf], "t": pd.to_datetime([None, "2024-01-01", None])}))
    st.dataframe(pd.DataFrame({"m": [1, "x", None], "d": [{"a": {"b": [1]}}, None, {}]}))
    st.dataframe(pd.DataFrame(np.arange(200_000).reshape(20, 10_000)))
    st.dataframe(pd.DataFrame({"t": ["x" * 3_000_000, "y"]}))
    st.dataframe(pd.DataFrame({"t": []}), column_config={"t": {"type_config": {"type": "no such type"}}, "u": {}})
    st.dataframe({"c": [[1, "x"], None]}, column_config={"c": st.column_config.LineChartColumn()})
    st.text("the end")
    """
    )
    page = tabs.open(app)
    expect(page.get_by_text("the end")).to_be_visible()
    expect(page.get_by_text("Duplicate column names")).to_be_visible()
    for nth in range(6):
        expect(page.locator(".fc-grid").nth(nth)).to_be_attached()
    still(page)
    assert page.locator(".fc-broken, .fc-unknown").count() == 0
    numbers = page.locator(".fc-grid").first
    expect(cell(numbers, "x", 1)).to_have_text("Infinity")


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
    page.keyboard.press("Enter")
    page.get_by_role("option", name="B").click()
    expect(page.get_by_text("'kind': 'b', 'ok': True")).to_be_visible()
    press(grid, 250, 1)
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


def enter(grid: Locator, across: float, line: int, text: str) -> None:
    """Go to a cell and type over what is in it."""
    press(grid, across, line)
    field = grid.page.locator("#portal :is(input, textarea)").first
    grid.page.wait_for_timeout(200)
    if not field.is_visible():  # a second click opens a cell by itself
        grid.page.keyboard.press("Enter")
    expect(field).to_be_visible()
    field.fill(text)
    grid.page.keyboard.press("Enter")


def table(page: Page, nth: int = 0) -> Locator:
    """A grid that has drawn its cells, and has told them to those who do not see."""
    grid = page.locator(".fc-grid").nth(nth)
    expect(grid.locator("canvas [role=gridcell]").first).to_be_attached()
    still(page)
    return grid


def cell(grid: Locator, column: str, row: int) -> Locator:
    """A cell by the title of its column."""
    at = titles(grid).index(column)
    return grid.locator(f"canvas [role=row][aria-rowindex='{row + 2}'] [role=gridcell]").nth(at)


def titles(grid: Locator) -> list[str]:
    """Without the arrow of a sorted column."""
    found = grid.locator("canvas [role=columnheader]").all_text_contents()
    return [re.sub(" [↑↓*]$", "", title) for title in found]


def inside(column: str, *, marks: bool = True) -> float:
    """A point in a column of `FRAME`, from the left of the grid."""
    return (MARKS if marks else 0) + INDEX + WIDTH * "ab".index(column) + 50


def place(grid: Locator, across: float, line: int) -> tuple[float, float]:
    """A point of a line of the grid, 0 being its head."""
    box = grid.bounding_box()
    assert box is not None
    return box["x"] + across, box["y"] + HEAD / 2 + line * ROW


def press(grid: Locator, across: float, line: int) -> None:
    grid.scroll_into_view_if_needed()
    grid.page.mouse.click(*place(grid, across, line))
