"""Shapes in the place of what is still to come, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.end_to_end.browser import App, Tabs, problems

ServeApp = Callable[[str], App]

WAITING = """
    import time
    from pathlib import Path
    import streamlit as st

    place = st.skeleton(height=120, width=200)
    st.text("below")
    if st.checkbox("Wait"):
        with st.skeleton():
            st.text("beside the shape")
            while not Path(__file__).with_name("ready").exists():
                time.sleep(0.05)
        st.text("done")
    if st.checkbox("Come"):
        place.text("came")
"""


def test_a_shape_keeps_the_place_until_something_comes(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(WAITING))
    shape = page.get_by_label("Loading")
    expect(shape).to_have_count(1)
    box = shape.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (200, 120)
    page.get_by_role("checkbox", name="Come").check()
    expect(page.get_by_text("came")).to_be_visible()
    expect(shape).to_have_count(0)
    assert problems(page) == []


def test_it_stands_there_while_a_block_takes_its_time(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(WAITING)
    page = tabs.open(app)
    page.get_by_role("checkbox", name="Wait").check()
    shape = page.locator(".fc-shape[data-waiting]")
    expect(shape).to_have_css("opacity", "1")
    expect(page.get_by_text("beside the shape")).to_be_visible()
    app.script.with_name("ready").write_text("")
    expect(page.get_by_text("done")).to_be_visible()
    expect(shape).to_have_count(0)
    gone = page.locator(".fc-el-skeleton").nth(1)
    expect(gone).to_be_hidden()
