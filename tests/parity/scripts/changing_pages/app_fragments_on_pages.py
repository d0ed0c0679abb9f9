"""A fragment and a dialog on pages, and a fragment in the frame: each has its widgets to itself, and runs alone."""

import streamlit as st


@st.fragment
def part(name):
    number = st.slider("Number", 0, 9, 1)
    if st.button("More"):
        st.session_state.more = number
    st.write(name, number, st.session_state.get("more"))


@st.dialog("Ask")
def ask(name):
    word = st.text_input("Word", name)
    if st.button("Done"):
        st.session_state.word = word
        st.rerun()


def first():
    part("first")
    if st.toggle("Ask"):
        ask("first")
    st.write(st.session_state.get("word"))


def second():
    part("second")
    st.write(st.session_state.get("more"))


page = st.navigation([st.Page(first, default=True), st.Page(second)])
page.run()
part("frame")
