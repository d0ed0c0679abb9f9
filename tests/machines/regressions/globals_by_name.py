# globals() reads and writes any name.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
a = 1
globals()["a"] = n
st.write(a)
globals()["fresh"] = n * 2
st.write(fresh)
st.write(sorted(k for k in globals() if k in ("a", "n", "fresh", "later")))
later = 1
