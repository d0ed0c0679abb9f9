# A run of the whole script that was cut short is made up for by the next event, also by one in a fragment.
# events: interrupt at 1; set n = 4; set a = 3; set a = 4
import time
from tests.machines import interruption
import streamlit as st
n = st.slider("n", 0, 9, 1)
@st.fragment
def part():
    st.write("part", st.slider("a", 0, 9, 1), n)
part()
interruption.here(1, time.time())
st.write("end", n)
