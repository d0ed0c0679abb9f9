# The run that was cut short did not come to bind f, which the function in session state calls.
# events: interrupt at 1; set n = 2; rerun
import time
import streamlit as st
from tests.machines import interruption
n = st.slider('n', 1, 8, 3)
interruption.here(1, time.time())
with st.container():
    def f(x):
        return x if x < 1 else 1 + f(x - 1)
if 'fn' not in st.session_state:
    st.session_state.fn = f
st.write('fn', st.session_state.fn(n))
