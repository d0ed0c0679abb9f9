# Elements that a cached function has shown are shown again: a run can be cut short there too.
# events: interrupt at 1; set n = 1; set n = 2
import time
import streamlit as st
from tests.machines import interruption
n = st.slider('n', 0, 9, 5)
interruption.here(1, time.time())
@st.cache_data(show_spinner=False)
def load(x):
    st.write('loading', x)
    return 1
d = [load(0)]
