# A function that imports a local module when it is called reads what the module holds then.
# events: set k = 2; set k = 7; rerun; set k = 1
import streamlit as st
def whole():
    import beside
    return beside.count
def part():
    from beside import count
    return count
k = st.slider('k', 0, 9, 5)
st.write('before', whole(), part())
def up(k):
    import beside
    beside.bump(k)
up(k)
st.write('after', whole(), part())
from beside import count as c, bump
st.write('at the top', c)
bump(k)
# --- beside.py
count = 0
def bump(k):
    global count
    count += k
