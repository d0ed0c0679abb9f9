"""Pictures of every sort, sound, film with subtitles, and files to save: what is kept beside the page is the same."""

import io
from pathlib import Path

import numpy as np
import streamlit as st
from PIL import Image

many = st.slider("Many", 1, 3)
array = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3) * many
st.image(array, caption="An **array**")
st.image(array[:, :, 0] / 255, width=200, alt="grey")
st.image(array * 9.0, clamp=True, channels="BGR", output_format="PNG")
st.image([array, array[::-1]], caption=["one", "two"], width="stretch", alt=["", None])
st.image(Image.new("RGBA", (8, 4), (255, 0, 0, 128)))
st.image(Image.new("L", (2000, 10)), link="https://example.org")
buffer = io.BytesIO()
Image.new("RGB", (5, 5), (0, many * 50, 0)).save(buffer, format="PNG")
st.image(buffer)
st.image(buffer.getvalue(), use_container_width=True)
st.image("https://example.org/a.png", "Of the web")
st.image("<svg width='5' height='5'><circle r='2'/></svg>")
st.audio(np.sin(np.arange(200) / 5) * many, sample_rate=8000)
st.audio(np.zeros((2, 50)) + [[1.0], [0.5]], sample_rate=8000, loop=True, alt="two channels", width=300)
st.audio(b"some bytes", format="audio/mp3", start_time="1s", end_time=3)
st.video("https://example.org/film.mp4", muted=True, start_time=2)
st.video("https://youtu.be/dQw4w9WgXcQ", loop=True, autoplay=True)
st.video(b"film", subtitles={"English": "1\n00:00:01,000 --> 00:00:02,500\nHi\n", "none": b"WEBVTT\n\n"})
st.write(st.download_button("Save", f"{many} lines", "lines.txt", key="save", icon=":material/home:"))
st.write(st.download_button("Save it", buffer, mime="image/png", on_click="ignore", type="primary"))
with st.expander("Refused"):
    for wrong in (
        np.zeros((2, 2, 5)),
        np.zeros((2, 2, 2, 2, 2)),
        array * 9.0,
        np.zeros((2, 2)) - 1,
        b"",
        3,
        None,
        "no.png",
    ):
        try:
            st.image(wrong)
        except Exception as error:
            st.write(type(error).__name__)
    for arguments in ({"caption": ["a", "b"]}, {"alt": ["a", "b"]}, {"width": 0}, {"link": "x", "caption": "c"}):
        try:
            st.image([array, array] if "link" in arguments else array, **arguments)
        except Exception as error:
            st.write(type(error).__name__)
    for call in (
        lambda: st.audio(array),
        lambda: st.audio(object()),
        lambda: st.audio(b"", start_time="soon"),
        lambda: st.audio("no.wav"),
        lambda: st.video(b"", start_time=3, end_time=2),
        lambda: st.video(b"", subtitles=3),
        lambda: st.video(b"", subtitles={"x": "nonsense"}),
        lambda: st.video(b"", subtitles=Path("no.vtt")),
        lambda: st.download_button("x", [1]),
    ):
        try:
            call()
        except Exception as error:
            st.write(type(error).__name__)
