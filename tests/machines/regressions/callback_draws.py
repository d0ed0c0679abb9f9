# A callback draws before the run: what is drawn without a seed goes on from there.
# events: click go; rerun; click go; set n = 3; click go
import random
import streamlit as st

def go():
    st.session_state.drawn = random.random()

st.button("go", on_click=go)
n = st.slider("n", 0, 9, 1)
st.write(st.session_state.get("drawn"), random.random())
random.seed(n)
st.write(random.random())
