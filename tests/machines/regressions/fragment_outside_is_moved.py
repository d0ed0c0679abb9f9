# Where a fragment is called, and the container that it writes to, are chosen by a value.
# events: set a = 2; set here = true; set a = 3; set there = true; set a = 4; set here = false; set a = 5; rerun
import streamlit as st
one = st.container()
two = st.container()
here = st.checkbox("here")
there = st.checkbox("there")
@st.fragment
def part(box):
    n = st.slider("a", 0, 9, 1)
    box.write(n)
    st.write("own", n)
with (one if here else two):
    part(two if there else one)
one.write("one")
two.write("two")
