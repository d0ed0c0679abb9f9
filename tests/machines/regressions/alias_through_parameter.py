# A helper changes its parameter, which the caller also shows.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

def push(items, x):
    items.append(x)
    st.write("in", len(items))
    return items
l = [0]
st.write(l)
m = push(l, 7)
st.write(l is m, l)
push(m, n)
st.write(l)
