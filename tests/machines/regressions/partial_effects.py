# A call dies midway: what it did before stays.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

l = []
def risky():
    l.append(n)
    st.write("half", n)
    if n % 2 == 0:
        raise ValueError(n)
    l.append("whole")
try:
    risky()
except ValueError as e:
    st.write("caught", str(e))
st.write(l)
