# A script sets a name of a local module, which an opened function of it reads; then the walk begins again.
# events: set at3 = 7; rerun; set n2 = 4; set at3 = 2; set n2 = 5
import streamlit as st
import shared as mod
at3 = st.slider('at3', 0, 9, 1)
d = st.slider('n2', 1, 7, 3, key='n2')
mod.count = d
mod.panel('panel4', at3)
src = [1, 2]
lazy = (item * 2 for item in src)
st.write('first', next(lazy), at3)
# --- shared.py
import streamlit as st
def panel(label, n):
    st.write('panel', count)
    st.write('label', label, n)
    return n
count = 4
