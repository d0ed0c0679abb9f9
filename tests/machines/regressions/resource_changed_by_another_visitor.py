# What one visitor does to a cached resource, or to a module, the other one sees in the next run.
# events: set n = 4; second: click push; rerun; second: set n = 2; second: click push; set n = 5; rerun; second: rerun
import streamlit as st
import beside


@st.cache_resource(show_spinner=False)
def pool():
    return [1]


@st.cache_resource(show_spinner=False)
def opaque():
    return iter(range(100))


n = st.slider("n", 0, 9, 1)
rows = pool()
numbers = opaque()
if st.button("push"):
    rows.append(n)
    beside.seen.append(n)
    next(numbers)
st.write("pushed", list(rows))
st.write("seen", list(beside.seen))
st.write("next", str(numbers.__reduce__()))
# --- beside.py
seen = []
