"""What the reader presses."""

import time

import streamlit as st
from frame import page


def button():
    """It is true in the one run that the press causes."""
    with st.container(horizontal=True):
        pressed = st.button(
            "Secondary", icon=":material/touch_app:"
        )
        st.button("Primary", type="primary")
        st.button("Tertiary", type="tertiary")
        st.button("Disabled", disabled=True)
    st.write(
        "Just pressed" if pressed else "Not just now"
    )


def callback():
    """A function that is called before the run."""

    def water(amount):
        st.session_state["watered"] += amount

    st.session_state.setdefault("watered", 0)
    st.button(
        "Water it",
        on_click=water,
        args=(50,),
        key="water",
    )
    st.write(
        f"{st.session_state['watered']} ml so far"
    )


def widths_and_shortcuts():
    """As wide as the words, as the place, or as you say; and a key that presses it."""
    st.button("As wide as the place", width="stretch")
    st.button("240 pixels", width=240)
    st.button(
        "Ctrl+J presses it",
        shortcut="Ctrl+J",
        help="A key to press",
    )


def menu_button():
    """Several things to do behind one button."""
    done = st.menu_button(
        "Tend",
        ["Water", "Prune", "Repot"],
        icon=":material/yard:",
    )
    st.write(done)


def download_button():
    """A file, made by the script: at once, or when it is asked for."""
    st.download_button(
        "Save as CSV",
        "plant,water\nFern,150\n",
        "plants.csv",
        icon=":material/download:",
    )

    def slowly():
        time.sleep(1)
        return "A long report.\n"

    st.download_button(
        "Make a report",
        slowly,
        "report.txt",
        icon=":material/description:",
        on_click="ignore",
    )


def link_button():
    """To another site, in a tab of its own."""
    st.link_button(
        "Streamlit's documentation",
        "https://docs.streamlit.io",
        icon=":material/open_in_new:",
    )


def page_link():
    """To another page of the app."""
    st.page_link(
        "kinds/choices.py",
        label="Choices",
        icon=":material/checklist:",
    )
    st.page_link(
        "kinds/chat.py",
        label="A talk",
        icon=":material/chat:",
        help="With an echo",
    )


page(
    "Buttons and links",
    "A press causes one run, in which only what depends on it executes.",
    [
        button,
        callback,
        widths_and_shortcuts,
        menu_button,
        download_button,
        link_button,
        page_link,
    ],
)
