"""Every kind of element in a real browser: drawn, sanitised, accessible, in light and dark, wide and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.browser import PHONE, WIDE, App, Tabs, problems

ServeApp = Callable[[str], App]

GALLERY = """
    import datetime
    import altair as alt
    import numpy as np
    import pandas as pd
    import streamlit as st

    st.set_page_config(page_title="Gallery", layout="centered")
    st.title("Everything on one page")
    st.markdown("**bold** `code` [link](https://example.org) :red[red] :green-badge[ok] :material/home: $a^2$")
    st.header("A header", divider="rainbow")
    st.subheader("A subheader", help="Some help")
    st.caption("A caption")
    st.text("plain *text*")
    st.code("def f(x: int) -> int:\\n    return x + 1", line_numbers=True)
    st.latex(r"\\int_0^1 x^2\\,dx")
    st.divider()
    a, b = st.columns(2)
    a.metric("Temperature", "21.4 °C", "1.2 °C", border=True, chart_data=[1, 3, 2])
    b.metric("Wind", "9 mph", "-8%", border=True)
    with st.sidebar:
        st.slider("Number", 0, 100, 30)
        st.slider("Range", 0.0, 10.0, (2.5, 7.5))
        st.slider("When", datetime.date(2024, 1, 1), datetime.date(2024, 12, 31), datetime.date(2024, 5, 1))
    st.text_input("Your name", placeholder="Type here")
    st.number_input("A number", 0.0, 5.0, 1.5, 0.1)
    st.checkbox("Tick me")
    st.toggle("Switch me")
    st.multiselect("Fruits", ["apple", "banana", "cherry"], ["apple"])
    st.selectbox("One of", ["x", "y"], index=None)
    st.radio("How", ["fast", "slow"], captions=["quick", "careful"])
    st.button("Press me", type="primary")
    st.button("Off", disabled=True)
    df = pd.DataFrame(np.arange(12.0).reshape(4, 3) ** 0.5, columns=["a", "b", "c"])
    st.line_chart(df)
    st.bar_chart(df)
    st.area_chart(df)
    st.scatter_chart(df, x="a", y="b")
    st.altair_chart(alt.Chart(df).mark_circle().encode(x="a", y="b"))
    st.table(df.head(2))
    st.dataframe(df)
    st.json({"a": [1, {"b": None}], "c": "text"})
    one, two = st.tabs(["First", "Second"])
    one.write("in the first")
    two.write("in the second")
    with st.expander("More"):
        st.write("inside")
    with st.container(border=True):
        st.write("In a border")
    with st.container(height=120):
        for row in range(9):
            st.write("row", row)
    st.empty()
    st.progress(40, text="Working")
    st.success("Done")
    st.info("For your information")
    st.warning("Careful")
    st.error("It broke")
    st.exception(ValueError("wrong value"))
"""

DRAWN = {
    *("alert", "button", "caption", "checkbox", "code", "column", "columns", "container", "dataframe", "divider"),
    *("exception", "expander", "heading", "json", "latex", "markdown", "metric", "multiselect", "number_input"),
    *("progress", "radio", "root", "selectbox", "slider", "tab", "table", "tabs", "text", "text_input", "toggle"),
    "vega_lite",
}


# All places at one moment: the page may still grow above them.
COLUMNS = "[...document.querySelectorAll('[data-kind=column]')].map(one => one.getBoundingClientRect().toJSON())"


def charts_drawn(page: Page, number: int) -> None:
    expect(page.locator(".fc-chart canvas")).to_have_count(number)


def test_every_kind_is_drawn(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(GALLERY))
    charts_drawn(page, 5)
    kinds = page.locator("[data-kind]").evaluate_all("all => [...new Set(all.map(one => one.dataset.kind))]")
    assert set(kinds) - {"empty"} >= DRAWN
    assert page.locator(".fc-unknown, .fc-broken").count() == 0
    expect(page.locator(".fc-grid canvas").first).to_be_visible()
    expect(page.locator(".katex")).to_have_count(2)
    expect(page.locator(".fc-table tbody tr")).to_have_count(2)
    expect(page.locator(".fc-exception")).to_contain_text("ValueError: wrong value")
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "40")
    assert page.title() == "Gallery"


def test_charts_take_the_width_of_their_place(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(GALLERY))
    charts_drawn(page, 5)
    for width in (1280, 700):
        page.set_viewport_size({"width": width, "height": 900})
        for chart in page.locator(".fc-chart").all():
            page.wait_for_function(
                "chart => Math.abs(chart.querySelector('canvas').clientWidth - chart.clientWidth) <= 2",
                arg=chart.element_handle(),
            )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_accessible(serve_app: ServeApp, tabs: Tabs, dark: bool, size: dict[str, int]) -> None:
    page = tabs.open(serve_app(GALLERY), dark=dark, viewport={"width": size["width"], "height": size["height"]})
    charts_drawn(page, 5)
    page.get_by_role("button", name="More", exact=True).click()
    if size == PHONE:
        page.get_by_role("button", name="Open the sidebar").click()
    assert problems(page) == []


def test_phone_wraps_columns_and_has_no_sideways_scrolling(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(GALLERY)
    page = tabs.open(app, viewport=PHONE)
    charts_drawn(page, 5)
    first, second = page.evaluate(COLUMNS)
    assert second["top"] >= first["bottom"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = tabs.open(app)
    first, second = wide.evaluate(COLUMNS)
    assert second["top"] == first["top"] and second["left"] >= first["right"]


def test_sidebar_is_a_drawer_on_a_phone(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(GALLERY)
    phone = tabs.open(app, viewport=PHONE)
    slider = phone.get_by_role("slider", name="Number")
    expect(slider).to_be_hidden()
    phone.get_by_role("button", name="Open the sidebar").click()
    expect(slider).to_be_visible()
    phone.keyboard.press("Escape")
    expect(slider).to_be_hidden()
    wide = tabs.open(app)
    expect(wide.get_by_role("slider", name="Number")).to_be_visible()
    wide.get_by_role("button", name="Close the sidebar").click()
    expect(wide.get_by_role("slider", name="Number")).to_be_hidden()


def test_colours_follow_the_system_and_the_switch(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app("import streamlit as st\nst.title('Hello')")
    background = "getComputedStyle(document.body).backgroundColor"
    dark, light = tabs.open(app, dark=True), tabs.open(app)
    assert dark.evaluate(background) == "rgb(21, 24, 27)"
    assert light.evaluate(background) == "rgb(252, 251, 249)"
    light.get_by_role("button", name="Use dark colours").click()
    expect(light.locator("body")).to_have_css("background-color", "rgb(21, 24, 27)")
    light.reload()
    expect(light.get_by_role("heading", name="Hello")).to_be_visible()
    expect(light.locator("body")).to_have_css("background-color", "rgb(21, 24, 27)")


def test_html_of_a_script_is_sanitised(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            st.markdown("<b>shown as text</b>")
            st.markdown(
                "<b style='color: rgb(1, 2, 3)' onclick='window.hit = 1'>kept</b>"
                "<img src='x:' onerror='window.hit = 1'><script>window.hit = 1</script>"
                "<a href='javascript:window.hit=1'>bad link</a>",
                unsafe_allow_html=True,
            )
            st.markdown("[also bad](javascript:window.hit=1)")
            """
        )
    )
    expect(page.get_by_text("<b>shown as text</b>")).to_be_visible()
    kept = page.get_by_text("kept", exact=True)
    expect(kept).to_have_css("color", "rgb(1, 2, 3)")
    kept.click()
    for link in ("bad link", "also bad"):
        page.get_by_text(link, exact=True).click()
    assert page.evaluate("window.hit") is None
    assert page.locator("#main script").count() == 0


def test_an_unknown_kind_and_a_broken_element_stay_alone(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            st.write("before")
            st.vega_lite_chart({"mark": "no such mark", "encoding": {}})
            st.write("after")
            """
        )
    )
    expect(page.locator(".fc-broken")).to_contain_text("could not be drawn")
    expect(page.get_by_text("before")).to_be_visible()
    expect(page.get_by_text("after")).to_be_visible()
    # The boundary reports the failure to the console, as it should.
    tabs.problems.clear()


def test_stacked_bars_show_all_their_parts(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import pandas as pd
            import streamlit as st
            frame = pd.DataFrame({"month": [1, 2, 3], "a": [1, 2, 3], "b": [3, 2, 1]})
            st.bar_chart(frame, x="month", y=["a", "b"], color=["#ff0000", "#0000ff"], height=300)
            """
        )
    )
    charts_drawn(page, 1)
    count = """canvas => {
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const found = {red: 0, blue: 0};
        for (let at = 0; at < data.length; at += 4) {
            if (data[at] === 255 && data[at + 2] === 0) found.red += 1;
            if (data[at] === 0 && data[at + 2] === 255) found.blue += 1;
        }
        return found;
    }"""
    page.wait_for_timeout(500)
    found = page.locator(".fc-chart canvas").evaluate(count)
    assert found["red"] > 5_000 and found["blue"] > 5_000
    assert 0.8 < found["red"] / found["blue"] < 1.25
