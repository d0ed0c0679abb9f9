"""Files in a real browser: chosen, dropped, removed and refused, and what of them arrives in the script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.end_to_end.browser import App, Tabs, problems, settled

ServeApp = Callable[[str], App]

ONE = """
    import streamlit as st

    n = st.checkbox("n")
    found = st.file_uploader("Table", type=["csv", "txt"], max_upload_size=1)
    if found:
        st.write("got", found.name, found.type, found.size, found.read().decode())
        st.write("left", len(found.read()), n)
    else:
        st.write("nothing")
"""

SEVERAL = """
    import streamlit as st

    found = st.file_uploader("Texts", accept_multiple_files=True)
    st.write("names", ", ".join(one.name for one in found))
"""

IN_FORM = """
    import streamlit as st

    with st.form("f", clear_on_submit=True):
        found = st.file_uploader("Inside")
        st.form_submit_button("Send")
    st.write("sent", found and found.getvalue().decode())

    @st.fragment
    def part():
        one = st.file_uploader("Apart")
        st.write("apart", one and one.name)

    part()
"""


def text_file(name: str, content: str = "hello", mime: str = "text/plain") -> FilePayload:
    return FilePayload(name=name, mimeType=mime, buffer=content.encode())


def says(page: Page, text: str) -> None:
    expect(page.get_by_text(text, exact=True)).to_be_visible()


def choose(page: Page, label: str, *files: FilePayload) -> None:
    page.locator(f'input[type=file][aria-label="{label}"]').set_input_files(list(files))


def test_a_file_arrives_and_goes(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(ONE)
    page = tabs.open(app)
    says(page, "nothing")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(text_file("a.csv", "x,y", "text/csv"))
    says(page, "got a.csv text/csv 3 x,y")
    assert problems(page) == []
    page.get_by_role("checkbox", name="n").click(force=True)
    says(page, "left 0 True")
    app.has_run(page, 3)
    # The file was read in an earlier run: only what reads the box has executed.
    assert [slot.cell for slot in app.last.executed] == ["L4", "L8"]
    choose(page, "Table", text_file("b.txt", "instead"))
    says(page, "got b.txt text/plain 7 instead")
    page.get_by_role("button", name="Remove b.txt").click()
    says(page, "nothing")


def test_what_cannot_be_taken_is_told_in_place(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(ONE))
    choose(page, "Table", text_file("a.png", mime="image/png"))
    says(page, "Only CSV, TXT files can be uploaded here.")
    choose(page, "Table", text_file("b.csv", "x" * 1024 * 1024 + "x"))
    says(page, "The file is larger than 1 MB.")
    expect(page.get_by_role("listitem")).to_have_count(1)
    assert problems(page) == []
    says(page, "nothing")
    choose(page, "Table", text_file("c.csv"))
    says(page, "got c.csv text/plain 5 hello")
    expect(page.get_by_role("listitem")).to_have_count(1)


def test_a_file_is_dropped(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(ONE))
    data = page.evaluate_handle(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(["dropped"], "d.txt", {type: "text/plain"}));
            return data;
        }"""
    )
    page.dispatch_event(".fc-drop", "dragenter", {"dataTransfer": data})
    expect(page.get_by_text("Let go to add a file")).to_be_visible()
    page.dispatch_event(".fc-drop", "drop", {"dataTransfer": data})
    says(page, "got d.txt text/plain 7 dropped")


def test_several_files_come_in_one_run_and_stand_on_pages(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(SEVERAL)
    page = tabs.open(app)
    choose(page, "Texts", *[text_file(f"{n}.txt", str(n)) for n in range(5)])
    says(page, "names 0.txt, 1.txt, 2.txt, 3.txt, 4.txt")
    app.has_run(page, 2)
    expect(page.get_by_role("listitem")).to_have_count(3)
    page.get_by_role("button", name="More files").click()
    page.get_by_role("button", name="Remove 0.txt").click()
    says(page, "names 1.txt, 2.txt, 3.txt, 4.txt")
    choose(page, "Texts", text_file("last.txt"))
    says(page, "names 1.txt, 2.txt, 3.txt, 4.txt, last.txt")


def test_files_in_a_form_and_in_a_fragment(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(IN_FORM)
    page = tabs.open(app)
    choose(page, "Inside", text_file("a.txt", "in a form"))
    expect(page.get_by_role("button", name="Remove a.txt")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    settled(page)
    app.has_run(page, 1)
    page.get_by_role("button", name="Send").click()
    says(page, "sent in a form")
    expect(page.get_by_role("listitem")).to_have_count(0)
    choose(page, "Apart", text_file("b.txt"))
    says(page, "apart b.txt")
    says(page, "sent in a form")


CHAT = """
    import streamlit as st

    said = st.chat_input("Say something", accept_file="multiple", file_type="txt", max_upload_size=1)
    if said:
        names = ", ".join(one.name for one in said.files)
        st.write("said", said.text, names, *[one.read().decode() for one in said.files])
    else:
        st.write("waiting")
"""


def test_files_go_with_a_message(serve_app: ServeApp, tabs: Tabs) -> None:
    app = serve_app(CHAT)
    page = tabs.open(app)
    choose(page, "Files of the message", text_file("a.txt", "one"), text_file("b.txt", "two"))
    expect(page.get_by_role("button", name="Remove b.txt")).to_be_visible()
    choose(page, "Files of the message", text_file("c.png"))
    expect(page.get_by_role("alert")).to_have_text("Only TXT files can be uploaded here.")
    assert problems(page) == []
    page.get_by_role("button", name="Remove a.txt").click()
    choose(page, "Files of the message", text_file("d.txt", "four"))
    expect(page.get_by_role("button", name="Remove d.txt")).to_be_visible()
    app.has_run(page, 1)
    page.get_by_role("textbox", name="Say something").fill("look")
    page.get_by_role("textbox", name="Say something").press("Enter")
    says(page, "said look b.txt, d.txt two four")
    expect(page.get_by_role("button", name="Remove d.txt")).to_have_count(0)
    expect(page.get_by_role("textbox", name="Say something")).to_have_value("")
    expect(page.get_by_role("button", name="Send message")).to_be_disabled()


def test_a_message_may_be_a_file_alone(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(CHAT))
    choose(page, "Files of the message", text_file("a.txt", "one"))
    page.get_by_role("button", name="Send message").click()
    says(page, "said  a.txt one".replace("  ", " "))


MADE = """
    import time
    import streamlit as st

    n = st.number_input("n", 0, 9, 3)

    def made():
        time.sleep(0.5)
        if n == 9:
            raise ValueError("nine is too many")
        return "x" * n

    if st.download_button("Make it", made, "made.txt"):
        st.write("asked")
    st.download_button("Silently", lambda: "silent", "s.txt", on_click="ignore")
"""


def test_a_file_is_made_when_it_is_asked_for(serve_app: ServeApp, tabs: Tabs) -> None:
    page = tabs.open(serve_app(MADE))
    button = page.get_by_role("button", name="Make it")
    with page.expect_download() as download:
        button.click()
        expect(button).to_have_attribute("aria-busy", "true")
        expect(button.get_by_role("img")).to_be_visible()
    assert download.value.suggested_filename == "made.txt"
    assert download.value.path().read_text() == "xxx"
    says(page, "asked")
    expect(button).not_to_have_attribute("aria-busy", "true")
    with page.expect_download() as silent:
        page.get_by_role("button", name="Silently").click()
    assert silent.value.path().read_text() == "silent"
    says(page, "asked")
    page.get_by_role("spinbutton").fill("9")
    page.keyboard.press("Enter")
    settled(page)
    button.click()
    expect(page.get_by_role("alert")).to_contain_text("ValueError: nine is too many")
    assert problems(page) == []
