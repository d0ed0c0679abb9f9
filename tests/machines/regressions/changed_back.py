# What changes an object comes to the same state on another way, or to another one: readers know which.
# events: set n = 2; set n = 3; rerun; set n = 2; set n = 7; set n = 8; set n = 7
import streamlit as st
n = st.slider("n", 0, 9, 1)
l = [1, 2]
b = bytearray(3)
d = {"a": 1}
if n > 0:
    l.append(n // 5)
    b[0] = n // 5
    d["b"] = n // 5
l.append(n % 5)
l.pop()
st.write(len(l), l)
st.write(bytes(b))
st.write(d)
