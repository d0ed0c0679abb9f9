# The walk begins again after the slot that computed has ended: it is reused, with all that computing did, once.
# events: clear; set n = 3; clear
from collections import deque
import streamlit as st
@st.cache_data(show_spinner=False)
def load(x):
    print('computing', x)
    st.session_state.k = st.session_state.get('k', 0) + x + 1
    return [x, 5]
seen = {0, 9}
n = st.slider('n', 0, 10, 4)
def show(x):
    seen.add(x + st.session_state.get('k', 1))
    return x + 1
q = deque([n, sum(load(0))], maxlen=4)
st.write(show(n), sorted(seen))
with st.status('status ' + str(n)) as told:
    told.update(label=str(sum(load(2))))
st.write(st.session_state.k)
