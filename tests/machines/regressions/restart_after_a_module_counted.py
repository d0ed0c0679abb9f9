# A walk that starts again finds the globals of modules as the run found them.
# events: set k = 2; set k = 3; set p = 4; rerun; set p = 6
import streamlit as st
import beside
def make():
    return {1}, {90}
k = st.slider('k', 0, 9, 5)
p = st.slider('p', 0, 9, 5)
beside.count_up(k)
st.write('closed', beside.bump(p))
parts, seen = make()
beside.count_up(p)
st.write(sorted(parts))
seen.add(p)
parts.add(k)
st.write(sorted(seen), beside.count, beside.total)
# --- beside.py
import streamlit as st
count = 0
total = 0
def count_up(k):
    global count
    count += 1
    st.write('count', count, k)
def bump(k):
    global total
    total += 1
    return total + k
