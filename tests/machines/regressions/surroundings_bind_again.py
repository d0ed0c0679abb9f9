# A function reads a global that is bound anew after many calls: the new list is what it changes from then on.
# events: set n = 4; set n = 4; rerun; set more = true; set n = 2; set more = false; rerun
import streamlit as st
rows = [0]
def put(row):
    if row:
        rows.append(row)
    return sum(rows)
st.write(put(0))
st.write(put(0), "again")
st.write(put(0), "and again")
more = st.checkbox("more")
rows = [10] if more else [20, 30]
n = st.slider("n", 0, 9, 1)
st.write(put(n))
st.write(put(1))
