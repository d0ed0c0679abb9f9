"""A talk with an echo."""

import time

import streamlit as st
from frame import page


def chat_message():
    """A turn of a talk holds whatever a page can."""
    with st.chat_message("user"):
        st.write("How much water does a *fern* need?")
    with st.chat_message("assistant"):
        st.write("About this much, in ml a day:")
        st.line_chart([90, 120, 180, 140], height=120)
    st.chat_message(
        "Ada", avatar=":material/local_florist:"
    ).write("And the cactus?")
    st.chat_message("ai", avatar="🌵").write(
        "Nearly none."
    )


def write_stream():
    """Words as they come."""

    def words():
        for word in "One word after the other, as if somebody were thinking.".split():
            yield word + " "
            time.sleep(0.08)

    if st.button("Think aloud"):
        st.write_stream(words)


def chat_input():
    """In a container it stands where the container is; elsewhere it stands at the foot of the page."""
    talk = st.session_state.setdefault("talk", [])
    with st.container(border=True, height=220):
        for said in talk:
            st.chat_message("user").write(said)
            st.chat_message("assistant").write(
                said[::-1]
            )
    if said := st.container().chat_input(
        "Say something", max_chars=80
    ):
        talk.append(said)
        st.rerun()


page(
    "Chat",
    "Messages of people and machines, answers that stream, and a field for the next question.",
    [chat_message, write_stream, chat_input],
)
