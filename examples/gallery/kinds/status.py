"""What is going on, how far it has come, and how it ended."""

import time

import streamlit as st
from frame import page


def messages():
    """Four sorts of message, with or without a title and an icon."""
    st.info(
        "The fern was moved.", icon=":material/info:"
    )
    st.success("All plants are watered.")
    st.warning(
        "It will freeze tonight.",
        title="Take the olive in",
    )
    st.error(
        "The can is empty.", icon=":material/error:"
    )


def exception():
    """An error with the lines that it came from."""
    try:
        days = 7 // 0
    except ZeroDivisionError as error:
        st.exception(error)


def progress():
    """A bar that fills. Play it, and look how smoothly it does."""
    bar = st.progress(0.4, text="Watering")
    if st.button("Play"):
        for percent in range(0, 101, 5):
            bar.progress(
                percent, text=f"Watering, {percent} %"
            )
            time.sleep(0.05)


def spinner():
    """Something takes its time."""
    if st.button("Wait a second"):
        with st.spinner("Waiting", show_time=True):
            time.sleep(1)
        st.write("Done.")


def skeleton():
    """The shape of what is still to come: in its place until that is there, or for as long as a block takes."""
    place = st.skeleton(height=120)
    st.skeleton(width=160)
    if st.toggle("It is there"):
        place.success("What it was kept for.")
    if st.button("Load for a second"):
        with st.skeleton(height=80):
            time.sleep(1)
        st.write("Loaded.")


def status():
    """A section that tells what goes on in it, and closes when that has ended."""
    with st.status(
        "Two steps", expanded=True
    ) as steps:
        st.write("The first one")
        st.write("The second one")
        steps.update(
            label="Both steps are done",
            state="complete",
            expanded=False,
        )
    st.status("This one went wrong", state="error")


def toast():
    """A word in the corner that goes away by itself."""
    if st.button("Say something"):
        st.toast(
            "Something!",
            icon=":material/campaign:",
            duration="long",
        )


def balloons_and_snow():
    """For the great moments, and the cold ones."""
    with st.container(horizontal=True):
        if st.button("Balloons"):
            st.balloons()
        if st.button("Snow"):
            st.snow()


page(
    "Status",
    "Messages, errors and progress.",
    [
        messages,
        exception,
        progress,
        spinner,
        skeleton,
        status,
        toast,
        balloons_and_snow,
    ],
)
