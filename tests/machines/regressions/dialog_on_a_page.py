# A fragment and a dialog of a page belong to that page also in runs of their own.
# events: set dialog = 9; click done; set part = 4; click more; visit "two"; set part = 3; visit ""; set dialog = 2
import streamlit as st
@st.dialog("Dialog")
def ask(x):
    n = st.slider("dialog", 0, 9)
    st.write("dialog", n)
    if st.button("done"):
        st.write("done")
ask(1)
# --- pages/two.py
import streamlit as st
@st.fragment
def part(x):
    n = st.slider("part", 0, 9)
    if st.button("more"):
        st.write("more", x, n)
part(st.session_state.get("hits", 4))
