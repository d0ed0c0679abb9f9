"""Where the cells of a grid are, and how a reader gets at them: it is drawn, so a test points at places."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.browser import still

HEAD = 35
ROW = 35
MARKS = 32
"""The column in which rows are marked."""
MARK = MARKS / 2
INDEX = 60
WIDTH = 100


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
