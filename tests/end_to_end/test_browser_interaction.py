"""What a reader does in a real browser reaches Python, and what Python shows comes back: nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Request, expect

from tests.end_to_end.browser import App, Tabs, settled, still

ServeApp = Callable[[str], App]


def says(page: Page, text: str) -> None:
    expect(page.locator("#main").get_by_text(text, exact=True)).to_be_visible()


def test_every_widget_reaches_python(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            st.text("text=" + repr(st.text_input("Text")))
            st.text("number=" + repr(st.number_input("Number", 0, 10, 3)))
            st.text("float=" + repr(st.number_input("Float", 0.0, 1.0, 0.2, 0.1)))
            st.text("check=" + repr(st.checkbox("Check")))
            st.text("toggle=" + repr(st.toggle("Toggle")))
            st.text("radio=" + repr(st.radio("Radio", ["one", "two"])))
            st.text("select=" + repr(st.selectbox("Select", ["x", "y", "z"])))
            st.text("maybe=" + repr(st.selectbox("Maybe", ["x", "y"], index=None)))
            st.text("multi=" + repr(st.multiselect("Multi", ["red", "green", "blue"])))
            st.text("slider=" + repr(st.slider("Slider", 0, 10, 5)))
            st.text("range=" + repr(st.slider("Range", 0, 10, (2, 8))))
            st.text("button=" + repr(st.button("Button")))
            """
        )
    )
    page.get_by_label("Text").fill("hello")
    page.keyboard.press("Enter")
    says(page, "text='hello'")
    page.get_by_role("button", name="Increase Number").click()
    says(page, "number=4")
    page.get_by_label("Float", exact=True).focus()
    page.keyboard.press("ArrowUp")
    says(page, "float=0.3")
    page.get_by_label("Check").check()
    says(page, "check=True")
    page.get_by_label("Toggle").check(force=True)
    says(page, "toggle=True")
    page.get_by_label("two").check()
    says(page, "radio='two'")
    page.get_by_role("combobox", name="Select").click()
    page.get_by_role("option", name="z").click()
    says(page, "select='z'")
    page.get_by_role("combobox", name="Maybe").fill("y")
    page.keyboard.press("Enter")
    says(page, "maybe='y'")
    page.get_by_role("button", name="Clear Maybe").click()
    says(page, "maybe=None")
    page.get_by_role("combobox", name="Multi").click()
    page.get_by_role("option", name="green").click()
    page.get_by_role("option", name="red").click()
    says(page, "multi=['green', 'red']")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Remove green").click()
    says(page, "multi=['red']")
    page.get_by_role("slider", name="Slider").focus()
    page.keyboard.press("ArrowRight")
    says(page, "slider=6")
    page.get_by_role("slider", name="Range: to").focus()
    page.keyboard.press("ArrowLeft")
    says(page, "range=(2, 7)")
    page.get_by_role("button", name="Button", exact=True).click()
    says(page, "button=True")
    page.get_by_label("Check").uncheck()
    says(page, "button=False")


def test_dragging_a_slider_ends_at_its_last_value(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import time
            import streamlit as st
            value = st.slider("Slider", 0, 100, 0)
            time.sleep(0.15)
            st.text(f"value={value}")
            """
        )
    )
    thumb = page.get_by_role("slider", name="Slider")
    box = page.locator(".mantine-Slider-trackContainer").bounding_box()
    assert box is not None
    thumb.hover()
    page.mouse.down()
    for step in range(1, 41):
        page.mouse.move(box["x"] + box["width"] * step / 40, box["y"] + box["height"] / 2)
    page.mouse.up()
    says(page, "value=100")
    expect(thumb).to_have_attribute("aria-valuenow", "100")


def test_typing_is_kept_while_a_run_goes_on_and_after_it(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import time
            import streamlit as st
            name = st.text_input("Name")
            slow = st.checkbox("Slow")
            for _ in range(10 if slow else 1):
                time.sleep(0.1)
                st.empty()
            st.text(f"name={name} slow={slow}")
            """
        )
    )
    page.get_by_label("Slow").check()
    field = page.get_by_label("Name")
    field.press_sequentially("typed while it runs", delay=60)
    says(page, "name= slow=True")
    expect(field).to_have_value("typed while it runs")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    says(page, "name=typed while it runs slow=True")
    expect(field).to_have_value("typed while it runs")


def test_the_script_may_set_a_widget(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st

            def clear():
                st.session_state.log = st.session_state.get("log", "") + st.session_state.word
                st.session_state.word = ""

            st.text_input("Word", key="word", on_change=clear)
            st.text("log=" + st.session_state.get("log", ""))
            """
        )
    )
    field = page.get_by_label("Word")
    for word, log in (("a", "log=a"), ("b", "log=ab")):
        field.fill(word)
        field.press("Enter")
        says(page, log)
        expect(field).to_have_value("")


def test_out_of_bounds_is_told_and_not_sent(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app("import streamlit as st\nst.text(f'n={st.number_input(\"N\", 0, 10, 3)}')")
    page = tabs.open(app)
    runs = len(app.reports)
    field = page.get_by_label("N", exact=True)
    field.fill("99")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Must be at most 10.")
    assert len(app.reports) == runs
    field.fill("7")
    field.press("Enter")
    says(page, "n=7")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_only_what_changed_is_drawn_again_and_tables_are_fetched_once(serve_app: ServeApp, tabs: Tabs) -> None:
    fetched: list[str] = []

    def listen(page: Page) -> None:
        def note(request: Request) -> None:
            if "/_flowc/blob/" in request.url:
                fetched.append(request.url)

        page.on("request", note)

    page = tabs.open(
        serve_app(
            """
            import pandas as pd
            import streamlit as st
            n = st.slider("N", 0, 10, 1)
            st.text(f"n={n}")
            st.dataframe(pd.DataFrame({"a": [1, 2, 3]}))
            st.table(pd.DataFrame({"b": [4, 5]}))
            """
        ),
        prepare=listen,
    )
    expect(page.locator(".fc-grid canvas").first).to_be_visible()
    expect(page.locator(".fc-table tbody tr")).to_have_count(2)
    # The grid writes its table for screen readers into the canvas a moment after it has drawn: wait for that too.
    expect(page.locator(".fc-grid canvas td").filter(has_text="3").first).to_be_attached()
    still(page)
    assert len(fetched) == 2
    # Every change of the page's content from here on is noted with the kind of element that it happened in.
    page.evaluate(
        """() => {
            window.touched = new Set();
            new MutationObserver(all => all.forEach(({target}) => {
                const element = (target.nodeType === 1 ? target : target.parentElement).closest("[data-kind]");
                if (element !== null) window.touched.add(element.dataset.kind);
            })).observe(document.querySelector("#main"), {subtree: true, childList: true, characterData: true});
        }"""
    )
    page.get_by_role("slider", name="N").focus()
    page.keyboard.press("ArrowRight")
    says(page, "n=2")
    settled(page)
    assert set(page.evaluate("[...window.touched]")) == {"slider", "text"}
    assert len(fetched) == 2


def test_tabs_and_expanders_keep_what_the_reader_chose(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            n = st.number_input("N", 0, 9, 0)
            one, two = st.tabs(["First", "Second"])
            one.text(f"first {n}")
            two.text(f"second {n}")
            with st.expander("More"):
                st.text(f"inside {n}")
            """
        )
    )
    page.get_by_role("tab", name="First").focus()
    page.keyboard.press("ArrowRight")
    says(page, "second 0")
    page.get_by_role("button", name="More").click()
    says(page, "inside 0")
    page.get_by_role("button", name="Increase N").click()
    says(page, "second 1")
    says(page, "inside 1")
    expect(page.get_by_text("first 1")).to_be_hidden()


def test_a_chart_takes_new_rows_without_being_made_anew(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import pandas as pd
            import streamlit as st
            n = st.slider("N", 2, 10, 3)
            st.bar_chart(pd.DataFrame({"a": range(n)}))
            st.text(f"n={n}")
            """
        )
    )
    canvas = page.locator(".fc-chart canvas")
    expect(canvas).to_have_count(1)
    handle = canvas.element_handle()
    before = canvas.screenshot()
    page.get_by_role("slider", name="N").focus()
    page.keyboard.press("End")
    says(page, "n=10")
    page.wait_for_function(
        "canvas => canvas.isConnected && canvas === document.querySelector('.fc-chart canvas')", arg=handle
    )
    page.wait_for_timeout(500)
    assert handle.evaluate("canvas => canvas.isConnected")
    assert canvas.screenshot() != before


def test_toasts_are_shown_once_and_can_be_closed(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            if st.button("Go"):
                st.toast("Saved **it**", duration="infinite")
            st.checkbox("Other")
            """
        )
    )
    page.get_by_role("button", name="Go").click()
    toast = page.locator(".fc-toast")
    expect(toast).to_have_text("Saved it")
    page.get_by_label("Other").check()
    settled(page)
    expect(toast).to_have_count(1)
    page.get_by_role("button", name="Close the notice").click()
    expect(toast).to_have_count(0)
