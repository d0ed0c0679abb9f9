"""Pictures, sound, film and documents."""

from pathlib import Path

import numpy as np
import streamlit as st
from frame import page

FILES = Path(__file__).parents[1] / "files"


def image():
    """An array, a file, an address, or a drawing as SVG; alone or in a row."""
    across, down = np.meshgrid(
        np.linspace(0, 1, 320), np.linspace(0, 1, 120)
    )
    sky = np.stack(
        [across, 0.7 - down / 2, 1 - across * down],
        axis=2,
    )
    st.image(
        sky,
        caption="Made of numbers",
        width="stretch",
    )
    leaf = "<svg viewBox='0 0 60 40'><path d='M4 36C4 4 36 4 56 4 56 30 30 38 4 36' fill='{}'/></svg>"
    colours = ["#a3b18a", "#588157", "#3a5a40"]
    st.image(
        [leaf.format(colour) for colour in colours],
        caption=["May", "June", "July"],
        width=90,
    )


def audio():
    """An array of numbers, or a file; from and to a second, once or for ever."""
    time = np.arange(0, 2, 1 / 8000)
    chord = sum(
        np.sin(2 * np.pi * pitch * time)
        for pitch in (262, 330, 392)
    )
    st.audio(
        chord * np.exp(-2 * time),
        sample_rate=8000,
        loop=True,
    )


def video():
    """With subtitles; silent, once or for ever."""
    film = (FILES / "growing.webm").read_bytes()
    words = "WEBVTT\n\n00:00.000 --> 00:04.000\nA plant in four seconds"
    st.video(
        film,
        format="video/webm",
        subtitles={"English": words},
        muted=True,
    )


def iframe():
    """A page within the page: an address, or HTML of your own, which cannot reach the rest."""
    st.iframe(
        "<h3 style='font-family: sans-serif; color: teal'>A page of its own</h3>",
        height=80,
    )


def pdf():
    """A document to leaf through."""
    st.pdf(
        (FILES / "leaflet.pdf").read_bytes(),
        height=420,
    )


page(
    "Media",
    "Files and bytes go to the browser once, however often the script runs.",
    [image, audio, video, iframe, pdf],
)
