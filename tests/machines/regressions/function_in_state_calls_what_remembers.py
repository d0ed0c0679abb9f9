# A function of the first run, kept in session state, calls one whose default argument remembers.
# events: set n = 6; rerun; set n = 2
import streamlit as st
def noted(item, seen=[]):
    seen.append(item)
    return len(seen)
def read():
    return noted(0)
n = st.slider("n", 0, 9, 1)
if "read" not in st.session_state:
    st.session_state.read = read
st.write(n, st.session_state.read(), noted(n))
