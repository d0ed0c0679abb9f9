"""Pictures, sound, frames, conversations and files to save, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.browser import App, Tabs, problems, settled

ServeApp = Callable[[str], App]

TALK = """
    import streamlit as st

    said = st.session_state.setdefault("said", [])
    for name, text in said:
        st.chat_message(name).write(text)
    if prompt := st.chat_input("Say something"):
        said += [("user", prompt), ("assistant", prompt.upper())]
        st.chat_message("user").write(prompt)
    st.write("sent", prompt)
    with st.popover("More"):
        st.write("ticked", st.checkbox("Tick"))
    for row in range(60):
        st.text(f"row {row}")
"""

MEDIA = """
    import numpy as np
    import streamlit as st

    st.image(np.full((20, 30, 3), 200, dtype=np.uint8), caption="An **array**")
    st.image("<svg width='20' height='10'><circle r='5'/></svg>", alt="Vector", link="https://example.org/")
    st.image("data:image/png;base64,AAAA", alt="broken")
    st.audio(np.sin(np.arange(8000) / 9), sample_rate=8000, alt="Tone")
    st.write("saved", st.download_button("Save", "Grüße", "hello.txt"))
    st.write("silent", st.download_button("Silent", b"bytes", "b.bin", on_click="ignore"))
"""


def test_a_conversation(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(TALK))
    line = page.get_by_role("textbox", name="Say something")
    expect(line).to_be_in_viewport()
    line.fill("first line")
    line.press("Shift+Enter")
    line.press_sequentially("second")
    line.press("Enter")
    expect(page.get_by_role("article", name="Message of user")).to_contain_text("second")
    expect(line).to_have_value("")
    expect(page.get_by_text("sent first line second")).to_be_visible()
    line.fill("again")
    page.get_by_role("button", name="Send message").click()
    expect(page.get_by_role("article", name="Message of assistant")).to_have_count(1)
    expect(page.get_by_role("article").nth(1)).to_contain_text("FIRST LINE")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(line).to_be_in_viewport()


def test_a_popover_opens_and_what_is_in_it_works(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(TALK))
    box = page.get_by_role("checkbox", name="Tick")
    expect(box).to_be_hidden()
    page.get_by_role("button", name="More").click()
    box.click()
    expect(page.get_by_text("ticked True")).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.get_by_role("button", name="More").click()
    expect(box).to_be_checked()


def test_pictures_are_drawn_or_say_that_they_cannot(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(MEDIA))
    picture = page.locator("[data-kind=image] img").first
    assert picture.evaluate("one => one.decode().then(() => [one.naturalWidth, one.naturalHeight])") == [30, 20]
    expect(page.locator("figcaption strong")).to_have_text("array")
    expect(page.get_by_role("link", name="Vector")).to_have_attribute("href", "https://example.org/")
    expect(page.get_by_text("This picture could not be loaded: broken")).to_be_visible()
    page.get_by_role("button", name="Enlarge").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    sound = page.get_by_label("Tone")
    page.wait_for_function("one => one.duration === 1", arg=sound.element_handle())


def test_files_are_saved_under_their_names(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(MEDIA))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save").click()
    assert saved.value.suggested_filename == "hello.txt"
    assert saved.value.path().read_text(encoding="utf-8") == "Grüße"
    expect(page.get_by_text("saved True")).to_be_visible()
    with page.expect_download() as silent:
        page.get_by_role("button", name="Silent").click()
    assert silent.value.path().read_bytes() == b"bytes"
    settled(page)
    expect(page.get_by_text("silent False")).to_be_visible()
    expect(page.get_by_text("saved True")).to_be_visible()


def test_html_in_a_frame_runs_apart_from_the_page(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            import streamlit.components.v1 as components
            components.html(
                "<p id=said>quiet</p><script>"
                "let seen; try { seen = parent.document.title } catch { seen = 'nothing' };"
                "said.textContent = 'ran and saw ' + seen;"
                "parent.postMessage({type: 'streamlit:setFrameHeight', height: 321}, '*')</script>",
                height=80,
            )
            st.iframe("<script>parent.postMessage({type: 'streamlit:setFrameHeight', height: 234}, '*')</script>")
            st.iframe("javascript:parent.hit = 1")
            """
        )
    )
    first, second = page.locator("iframe").nth(0), page.locator("iframe").nth(1)
    expect(page.frame_locator("iframe").first.locator("#said")).to_have_text("ran and saw nothing")
    expect(second).to_have_css("height", "234px")
    expect(first).to_have_css("height", "80px")
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_media_are_accessible(serve_app: ServeApp, tabs: Tabs, dark: bool) -> None:
    for source in (TALK, MEDIA):
        assert problems(_drawn(tabs.open(serve_app(source), dark=dark))) == []


def _drawn(page: Page) -> Page:
    settled(page)
    return page


def test_a_grid_places_its_cells(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(
        serve_app(
            """
            import streamlit as st
            grid = st.grid(3, border=True, gap="medium")
            grid.metric("one", 1)
            grid.cell(column_span=2).write("two")
            grid.cell(column_span="all").write("three")
            for n in range(3):
                grid.checkbox(f"tick {n}")
            """
        )
    )
    places = "[...document.querySelectorAll('.fc-grid-box > .fc-el')].map(one => one.getBoundingClientRect().toJSON())"
    one, two, three, *ticks = page.evaluate(places)
    assert one["top"] == two["top"] and one["bottom"] <= three["top"]
    assert two["width"] == pytest.approx(2 * one["width"] + 32, abs=2)
    assert three["width"] == pytest.approx(3 * one["width"] + 64, abs=2)
    assert len({tick["top"] for tick in ticks}) == 1
    page.set_viewport_size({"width": 390, "height": 800})
    ticks = page.evaluate(places)[3:]
    assert len({tick["top"] for tick in ticks}) > 1, "fewer columns where there is no room"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
