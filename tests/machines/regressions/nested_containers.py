# An inner list is reached through two outer ones.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

inner = [1]
a = [inner, inner]
b = {"x": inner}
st.write(a, b)
a[0].append(n)
st.write(b["x"], len(a[1]))
b["x"] = list(b["x"])
a[1].append(0)
st.write(a, b)
