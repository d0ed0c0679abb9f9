"""Camera and microphone in a real browser, with its stand-ins for devices: what was recorded arrives in the script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.end_to_end.browser import ARGUMENTS, CHROMIUM, App, Tabs, problems

ServeApp = Callable[[str], App]

PHOTO = """
    import io
    import streamlit as st
    from PIL import Image

    photo = st.camera_input("Photo", resolution="480p")
    if photo:
        st.write("photo", photo.type, Image.open(photo).format, photo.name.endswith(".jpg"))
    else:
        st.write("no photo")
"""

SOUND = """
    import wave
    import streamlit as st

    sound = st.audio_input("Say something", sample_rate=8000)
    if sound:
        with wave.open(sound) as file:
            st.write("rate", file.getframerate(), file.getnchannels(), file.getsampwidth(), file.getnframes() > 800)
        st.write(sound.name, sound.type)
    else:
        st.write("silence")
"""


@pytest.fixture(scope="module")
def devices() -> Iterator[Browser]:
    """A browser with a camera and a microphone, both made up, which every page may use."""
    fake = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *fake])
        yield browser
        browser.close()


@pytest.fixture
def open_tabs(devices: Browser) -> Iterator[Tabs]:
    with ExitStack() as stack:
        tabs = Tabs(devices, stack)
        yield tabs
    assert tabs.problems == []


def says(page: Page, text: str) -> None:
    expect(page.get_by_text(text, exact=True)).to_be_visible()


def with_trouble(page: Page, name: str) -> None:
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia ="
        f" () => Promise.reject(Object.assign(new Error('no'), {{name: '{name}'}}))"
    )


def test_a_photo_is_taken_and_cleared(serve_app: ServeApp, open_tabs: Tabs) -> None:
    page = open_tabs.open(serve_app(PHOTO))
    says(page, "no photo")
    expect(page.locator("video")).to_be_visible()
    assert problems(page) == []
    page.wait_for_function("document.querySelector('video').videoWidth > 0")
    page.get_by_role("button", name="Take photo").click()
    says(page, "photo image/jpeg JPEG True")
    expect(page.get_by_role("img", name="The photo that was taken")).to_be_visible()
    expect(page.locator("video")).to_have_count(0)
    page.get_by_role("button", name="Clear photo").click()
    says(page, "no photo")
    expect(page.locator("video")).to_be_visible()


def test_what_is_said_is_recorded_heard_and_removed(serve_app: ServeApp, open_tabs: Tabs) -> None:
    page = open_tabs.open(serve_app(SOUND))
    says(page, "silence")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("timer")).to_have_text("0:01")
    assert problems(page) == []
    page.get_by_role("button", name="Stop recording").click()
    says(page, "rate 8000 1 2 True")
    says(page, "audio.wav audio/wav")
    page.get_by_role("button", name="Play recording").click()
    expect(page.get_by_role("button", name="Pause recording")).to_be_visible()
    page.get_by_role("button", name="Remove recording").click()
    says(page, "silence")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("timer")).to_have_text("0:01")
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_text("audio.wav audio/wav")).to_be_visible()
    page.get_by_role("button", name="Record again").click()
    expect(page.get_by_role("timer")).to_have_text("0:01")
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_role("button", name="Play recording")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("NotAllowedError", "The camera is not allowed for this page."),
        ("NotFoundError", "No camera was found."),
        ("NotReadableError", "The camera is in use by another program."),
    ],
)
def test_a_camera_that_cannot_be_used_says_why(serve_app: ServeApp, open_tabs: Tabs, name: str, told: str) -> None:
    page = open_tabs.open(serve_app(PHOTO), prepare=lambda page: with_trouble(page, name))
    expect(page.get_by_role("alert")).to_contain_text(told)
    says(page, "no photo")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_contain_text(told)


def test_a_microphone_that_is_refused_says_so(serve_app: ServeApp, open_tabs: Tabs) -> None:
    page = open_tabs.open(serve_app(SOUND), prepare=lambda page: with_trouble(page, "NotAllowedError"))
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The microphone is not allowed for this page.")
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_enabled()


def test_a_page_that_is_not_secure_says_so(serve_app: ServeApp, open_tabs: Tabs) -> None:
    def insecure(page: Page) -> None:
        page.add_init_script(
            "Object.defineProperty(window, 'isSecureContext', {value: false});"
            "Object.defineProperty(navigator, 'mediaDevices', {value: undefined});"
        )

    page = open_tabs.open(serve_app(PHOTO), prepare=insecure)
    expect(page.get_by_role("alert")).to_contain_text("only at https:// addresses and on this machine")


CHAT = """
    import wave
    import streamlit as st

    said = st.chat_input("Say something", accept_audio=True)
    if said:
        with wave.open(said.audio) as file:
            st.write("said", said.text, file.getframerate())
    else:
        st.write("waiting")
"""


def test_a_recording_goes_with_a_message(serve_app: ServeApp, open_tabs: Tabs) -> None:
    page = open_tabs.open(serve_app(CHAT))
    page.get_by_role("textbox").fill("listen")
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_role("button", name="Discard recording").click()
    expect(page.get_by_role("textbox")).to_have_value("listen")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("timer")).to_have_text("0:01")
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_role("button", name="Remove audio.wav")).to_be_visible()
    assert problems(page) == []
    page.get_by_role("button", name="Send message").click()
    says(page, "said listen 16000")
    expect(page.get_by_role("button", name="Remove audio.wav")).to_have_count(0)
