"""The page's title and layout are set by some runs only; the tab keeps them until a run says something else."""

import streamlit as st


def configure(title, wide):
    if title:
        st.set_page_config(page_title=title, page_icon="🦊" if wide else None)
    if wide:
        st.set_page_config(layout="wide")


def main():
    title = st.selectbox("Title", ["", "one", "two"])
    configure(title, st.checkbox("Wide"))
    if st.button("Centered, and stop"):
        st.set_page_config(layout="centered", initial_sidebar_state="collapsed")
        st.stop()
    st.write("end")


main()
