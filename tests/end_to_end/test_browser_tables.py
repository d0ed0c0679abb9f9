"""Tables in a real browser: configured columns, selections and clicks in Python, styles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.browser import App, Tabs, problems, still
from tests.end_to_end.grids import MARK, cell, inside, place, press, table

ServeApp = Callable[[str], App]

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


def test_rows_of_a_large_table_are_left_out_by_what_stands_in_its_columns(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(
        """
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"a": range(60_000), "b": [f"w{n % 7}" for n in range(60_000)]})
    c = st.column_config
    wide = {"a": c.Column(width=100), "b": c.Column(width=100), "_index": c.Column(width=100)}
    frame["c"] = 0  # The last column takes the room that is left.
    event = st.dataframe(frame, column_config=wide, on_select="rerun", hide_index=False)
    st.text(f"rows {event.selection.rows}")
    """
    )
    page = tabs.open(app)
    grid = table(page)
    column_menu(grid, 2)
    page.get_by_label("Rows that have").fill("W3")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_text("8,571 of 60,000 rows")).to_be_visible()
    expect(cell(grid, "a", 0)).to_have_text("3")
    expect(cell(grid, "a", 1)).to_have_text("10")
    column_menu(grid, 1)
    page.get_by_label("From").fill("100")
    page.get_by_label("To", exact=True).fill("200")
    page.keyboard.press("Enter")
    expect(page.get_by_text("15 of 60,000 rows")).to_be_visible()
    expect(cell(grid, "a", 0)).to_have_text("101")
    assert problems(page) == []
    press(grid, 180, 0)
    press(grid, 180, 0)
    expect(cell(grid, "a", 0)).to_have_text("199")
    press(grid, MARK, 1)
    expect(page.get_by_text("rows [199]")).to_be_visible()
    page.get_by_role("button", name="Remove: b: has").click()
    expect(page.get_by_text("101 of 60,000 rows")).to_be_visible()
    expect(cell(grid, "a", 0)).to_have_text("200")
    column_menu(grid, 1, marks=36)
    page.get_by_role("button", name="Show all rows").click()
    expect(page.get_by_text("of 60,000 rows")).to_have_count(0)
    expect(cell(grid, "a", 0)).to_have_text("59999")


def column_menu(grid: Locator, column: int, marks: int = 48) -> None:
    """Open the menu of a column that is 100 wide, as those before it are; of fewer rows the marks are narrower."""
    across = marks + 100 * (column + 1) - 16
    grid.page.mouse.move(*place(grid, across, 0))
    grid.page.wait_for_timeout(200)
    press(grid, across, 0)
    expect(grid.page.get_by_role("menu")).to_be_visible()


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
