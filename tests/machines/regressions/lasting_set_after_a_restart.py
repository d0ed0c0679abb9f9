# A walk that starts again finds a set that outlives runs as the run found it, not as the abandoned walk left it.
# events: set k = 2; set k = 3; set k = 4
import streamlit as st
def make():
    return {1}, {90}
def peek(parts):
    return sorted(st.session_state.s)
if 's' not in st.session_state:
    st.session_state.s = {90}
k = st.slider('k', 0, 9, 5)
parts, seen = make()
st.write(*[peek(one) for one in [parts]])
st.session_state.s.add(k)
seen.add(k)
st.write(sorted(seen))
