# Who notes which object it made by `id` must find that object under the name.
# events: set n = 4; set n = 5; set m = 3; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
notes = {}
def make(k):
    row = [k > 20]
    notes[id(row)] = k
    return row
a = make(n)
m = st.slider("m", 0, 9, 1)
st.write(m, notes[id(a)])
