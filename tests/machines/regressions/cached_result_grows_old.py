# A result that has grown too old is computed anew, though nothing else has changed.
# events: wait 2; rerun; wait 2; wait 9; set n = 1; wait 3; set n = 0; wait 3
import streamlit as st

st.session_state.setdefault("calls", 0)

@st.cache_data(ttl=5, show_spinner=False)
def f(x):
    st.session_state.calls += 1
    return st.session_state.calls

@st.cache_data(ttl="2s", show_spinner=False)
def outer(x):
    return f(x), f(x + 1)

n = st.slider("n", 0, 9, 0)
a = f(n)
st.write(a, outer(n))
