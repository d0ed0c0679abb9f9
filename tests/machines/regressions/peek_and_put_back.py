# A draw that is undone depends on the state, and moves nothing.
# events: set n = 2; rerun; set n = 4; rerun
import random
import streamlit as st

def peek():
    state = random.getstate()
    drawn = random.random()
    random.setstate(state)
    return drawn

n = st.slider("n", 0, 9, 1)
random.seed(8)
for _ in range(n):
    random.random()
st.write(peek())
other = random
held = other.getstate()
p = (random.random(), random.setstate(held))[0]
st.write(p)
random.setstate(held)
st.write(random.random())
