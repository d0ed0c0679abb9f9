# Attributes of a class collect within a run, not across runs.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

class K:
    n = 0
    seen = []
K.n += 1
st.write(K.n)
K.n += n
K.seen.append(n)
st.write(K.n, K.seen)
def bump():
    K.n += 1
    K.seen.append("b")
bump()
st.write(K.n, K.seen)
