# A dialog is gone when a run does not open it; opening it in a reused cell shows it again.
# events: click open; set reason = "x"; rerun; click open; click save; set other = 2; click open; set reason = "y"
import streamlit as st
kept = []
@st.dialog("Vote")
def vote(item):
    reason = st.text_input("reason")
    kept.append(reason)
    st.write(item, reason, kept)
    if st.button("save"):
        st.session_state.saved = reason
        st.rerun()
def main():
    if st.button("open"):
        vote("A")
    st.slider("other", 0, 9)
    st.write(st.session_state.get("saved"), kept)
main()
