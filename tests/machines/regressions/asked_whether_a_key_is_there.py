# Whether a key is there is an input, its value is none: also where the cell itself sets or deletes it.
# events: click more; click more; click drop; rerun; click more; click drop; click drop; rerun
import streamlit as st
if "n" not in st.session_state:
    st.session_state.n = 0
if st.button("more"):
    st.session_state.n += 1
    st.session_state["seen"] = [st.session_state.n]
if st.button("drop"):
    del st.session_state["n"]
    st.session_state.pop("seen", None)
st.write("n" in st.session_state, "seen" in st.session_state)
st.write(st.session_state.get("n"), "n" in st.session_state and st.session_state.n > 1)
there = [key for key in ("n", "seen", "other") if key in st.session_state]
st.write(there)
