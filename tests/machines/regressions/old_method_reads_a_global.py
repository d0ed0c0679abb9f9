# A method of an object in session state reads a global: the object is of an earlier run, and so is what it reads.
# events: set n = 4; rerun; set n = 7; set n = 2; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
class Thing:
    def shown(self):
        return n
if "thing" not in st.session_state:
    st.session_state.thing = Thing()
st.write(st.session_state.thing.shown(), n)
