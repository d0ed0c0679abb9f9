# A cell reads a name of a module on which the script sets attributes further down; then the walk begins again.
# events: set n = 4; set n = 5; rerun; set n = 5; set n = 1
import streamlit as st
import shared as mod
n = st.slider("n", 0, 9, 1)
mod.record(4)
st.write("closed", mod.told(), mod.count)
mod.count = n
found = {1}
st.write(sorted(found), n)
found.add(2)
st.write("end", mod.count)
# --- shared.py
import streamlit as st
count = 7
def record(n):
    st.write("count was", count)
def told():
    return count
