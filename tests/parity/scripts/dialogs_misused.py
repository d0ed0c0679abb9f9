"""Two dialogs in one run, and a dialog in a dialog, are refused."""

import streamlit as st


@st.dialog("First")
def first():
    st.write("in the first")
    if st.checkbox("Open the second"):
        try:
            second()
        except st.errors.StreamlitAPIException as err:
            st.write(type(err).__name__)


@st.dialog("Second")
def second():
    st.write("in the second")


def main():
    if st.button("One"):
        first()
    if st.button("Both"):
        first()
        second()
    st.write("below")
    st.checkbox("Page")


main()
