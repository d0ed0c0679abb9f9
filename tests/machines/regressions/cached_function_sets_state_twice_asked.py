# The slot that computed is reused when the walk begins again; another that asks for the same result does nothing more.
# events: set n = 3
import streamlit as st
@st.cache_data(show_spinner=False)
def load(x):
    st.session_state.k = st.session_state.get('k', 0) + x + 1
    return [x]
def makes(n):
    pass
def show(x):
    st.write(x)
show_too = show
st.write(show_too(3))
first = sum(load(0))
st.session_state.k = 10
again = makes(6)
n = st.slider('n', 0, 9, 1)
_ = again(sum(load(0)) + n)
