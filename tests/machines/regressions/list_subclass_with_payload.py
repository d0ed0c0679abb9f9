# A subclass of list or dict has items and attributes.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
class Bag(list):
    label = "none"
class Box(dict):
    pass
b = Bag([1])
d = Box(a=1)
st.write(b.label, list(b), dict(d))
n = st.slider("n", 0, 9, 1)
b.append(n)
b.label = f"n{n}"
d["n"] = n
d.extra = [n]
st.write(b.label, list(b), dict(d), d.extra)
d.extra.append(b.label)
st.write(d.extra)
