# What session state holds of a widget is another object than what the widget gives: reading one leaves the other.
# events: set file = ["a,1,2"]; set n = 2; rerun; click once more; set n = 3; set file = ["b"]; click once more
import streamlit as st

n = st.slider("n", 0, 9, 1)


def read():
    st.session_state.heard = st.session_state.kept and st.session_state.kept.read(n)


file = st.file_uploader("file", key="kept", on_change=read)
more = st.button("once more", on_click=read)
if file is not None:
    st.write("widget", file.read(2), file.tell())
    held = st.session_state.kept
    st.write("held", held.tell(), held.read(1), held == file)
    st.write("again", st.session_state.kept.tell(), file.tell())
st.write("heard", st.session_state.get("heard"))
if more and "again" not in st.session_state:
    st.session_state.again = True
    st.rerun()
