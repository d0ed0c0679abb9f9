"""Pictures, films and files as scripts give them: what is an address, what is kept beside the page, what is refused."""

from __future__ import annotations

import base64
import io
from typing import Final

import numpy as np
import pytest
from PIL import Image

from flowc_shims.streamlit.elements.video import VideoProps
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.package import surface
from flowc_shims.streamlit.page import Configure
from flowc_shims.streamlit.subtitles import subtitle_bytes
from flowc_shims.streamlit.web_address import is_loadable, is_web_address
from tests.properties.fake_host import fake_host
from tests.properties.session_host import App

st = surface()

SRT = "1\n00:00:01,000 --> 00:00:02,500\nHi\n"


@pytest.mark.parametrize("text", ["https://a.org/b", "http://a.org", "data:image/png;base64,AA", "/app/static/a.png"])
def test_addresses_that_a_browser_may_load(text: str) -> None:
    assert is_loadable(text)


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd", "https:", "a.png", "data:", "http://["])
def test_addresses_that_it_may_not(text: str) -> None:
    assert not is_loadable(text)
    assert not is_web_address(text, ("http", "https"))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?t=3",
        "https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
)
def test_films_of_youtube_have_a_player_of_their_own(address: str) -> None:
    app = App(lambda: st.video(address)).run()
    shown = app.only(VideoProps)
    assert (shown.source, shown.embedded) == ("https://www.youtube.com/embed/dQw4w9WgXcQ", True)


def test_an_address_that_only_looks_like_youtube_is_an_ordinary_one() -> None:
    address = "https://example.org/youtube.com/watch?v=dQw4w9WgXcQ"
    assert App(lambda: st.video(address)).run().only(VideoProps).source == address


def test_subtitles_become_what_browsers_show() -> None:
    assert subtitle_bytes(SRT) == b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nHi"
    assert subtitle_bytes(b"WEBVTT\n\nas it is\n") == b"WEBVTT\n\nas it is\n"
    with pytest.raises(StreamlitAPIException):
        subtitle_bytes("nothing of the kind")


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 30)).save(buffer, format="PNG")
    return buffer.getvalue()


_ICONS: Final = (Image.new("RGBA", (600, 300)), np.zeros((30, 60, 3), np.uint8), io.BytesIO(_png()), _png())


@pytest.mark.parametrize("icon", _ICONS, ids=lambda icon: type(icon).__name__)
def test_the_icon_of_a_page_may_be_a_picture(icon: object) -> None:
    with fake_host() as host:
        st.set_page_config(page_icon=icon)
    write = host.writes[0]
    assert isinstance(write, Configure)
    address = write.config.icon or ""
    assert address.startswith("data:image/")
    assert Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).size in {(256, 128), (60, 30)}


def test_what_is_no_picture_is_no_icon() -> None:
    with fake_host(), pytest.raises(AttributeError):
        st.set_page_config(page_icon=object())
