# A loop over the items of a dict that a later statement makes larger.
# events: rerun; set n = 3; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

d = {"k": 9}
for key, value in d.items():
    st.write(key, value)
for key in d:
    st.write("key", key)
s = {1}
for member in s:
    st.write("member", member)
d.update(hits=n)
s.add(n + 5)
st.write(d, sorted(s))
