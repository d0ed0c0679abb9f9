"""What the reader gives: words, numbers, dates, times, files."""

import datetime

import streamlit as st
from frame import page


def text_input():
    """A line: with a hint, a limit, an icon, or hidden."""
    name = st.text_input(
        "Name",
        placeholder="Of your plant",
        max_chars=20,
        icon=":material/potted_plant:",
    )
    st.text_input("Password", "secret", type="password")
    st.text_input("Not now", "Fixed", disabled=True)
    st.write("Hello", name or "nobody")


def label_and_help():
    """A label may be hidden, and help stands behind a question mark."""
    st.text_input(
        "Searched for",
        label_visibility="collapsed",
        placeholder="The label is hidden",
    )
    st.text_input(
        "With *Markdown*",
        help="In the help, :blue[too].",
    )


def text_area():
    """Several lines. Ctrl+Enter, or leaving the field, sends them."""
    text = st.text_area(
        "Diary",
        "Watered the fern.\nMoved the mint.",
        height=110,
        max_chars=200,
    )
    st.write(len(text.splitlines()), "lines")


def number_input():
    """A number with limits and steps, whole or not."""
    pots = st.number_input("Pots", 1, 20, 6)
    price = st.number_input(
        "Price",
        0.0,
        None,
        4.5,
        0.25,
        format="%.2f",
        icon=":material/euro:",
    )
    st.number_input(
        "Empty at first",
        value=None,
        placeholder="A number",
    )
    st.write(f"{pots * price:.2f} in all")


def date_input():
    """A day, a range of days, or none yet; written as your readers write it."""
    day = datetime.date(2024, 4, 9)
    st.write(
        st.date_input("Sown", day, format="DD.MM.YYYY")
    )
    st.write(
        st.date_input(
            "Away",
            (day, day + datetime.timedelta(12)),
        )
    )
    st.date_input("Harvested", None, min_value=day)


def time_input():
    """A time of day, in steps."""
    st.write(
        st.time_input(
            "Water at", datetime.time(7, 30), step=900
        )
    )


def datetime_input():
    """Both in one."""
    st.write(
        st.datetime_input(
            "Repotted",
            datetime.datetime(2024, 4, 9, 16, 45),
        )
    )


def file_uploader():
    """A file of the reader's, or several, dropped here or looked for."""
    file = st.file_uploader(
        "A table", type="csv", help="Plants and water"
    )
    st.write(file.name if file else "None yet")
    st.file_uploader(
        "Pictures",
        type=["png", "jpg"],
        accept_multiple_files=True,
        disabled=True,
    )


def camera_input():
    """A picture of the reader's camera, which is asked for first."""
    if st.toggle("Show the camera"):
        picture = st.camera_input("A leaf")
        if picture:
            st.image(picture)


def audio_input():
    """Some words into the microphone."""
    words = st.audio_input(
        "What do you say to your plants?"
    )
    if words:
        st.audio(words)


page(
    "Text, numbers, dates, files",
    "Typing is never lost: what runs meanwhile leaves the field alone.",
    [
        text_input,
        label_and_help,
        text_area,
        number_input,
        date_input,
        time_input,
        datetime_input,
        file_uploader,
        camera_input,
        audio_input,
    ],
)
