"""What decides when the script runs, and how much of it."""

import streamlit as st
from frame import page


def form():
    """What is in it waits until it is sent."""
    with st.form("order", clear_on_submit=False):
        plant = st.text_input("Plant", "Fern")
        pots = st.number_input("Pots", 1, 9, 2)
        sent = st.form_submit_button(
            "Order",
            type="primary",
            icon=":material/send:",
        )
    st.write(
        f"Ordered: {pots} × {plant}"
        if sent
        else "Nothing is ordered yet."
    )


def fragment():
    """A function that runs alone when something in it changes: the rest of the page is not asked."""

    @st.fragment
    def counter():
        count = st.slider("In the fragment", 0, 9, 3)
        st.write("★" * count)

    counter()


def dialog():
    """A window over the page."""

    @st.dialog("Name it", icon=":material/edit:")
    def name():
        chosen = st.text_input("Name")
        if st.button("Keep it", type="primary"):
            st.session_state["name"] = chosen
            st.rerun()

    if st.button("Name the plant"):
        name()
    st.write(
        "It is called",
        st.session_state.get("name") or "nothing yet",
    )


def session_state():
    """What a session remembers from one run to the next."""
    steps = st.session_state.setdefault("steps", [])
    if st.button("One more"):
        steps.append(len(steps) + 1)
    st.write(steps)


def query_params():
    """What stands in the address: a link to the page as it is now."""
    light = st.slider(
        "Light",
        0,
        10,
        5,
        key="light",
        bind="query-params",
    )
    st.write(
        "The address knows:", dict(st.query_params)
    )


def stop():
    """Nothing below it runs."""
    if st.toggle("Stop here"):
        st.write("The rest of the page is gone.")
        st.stop()


page(
    "Forms, fragments, dialogs",
    "The script runs from top to bottom, so it reads like a story. These say when, and which part.",
    [
        form,
        fragment,
        dialog,
        session_state,
        query_params,
        stop,
    ],
)
