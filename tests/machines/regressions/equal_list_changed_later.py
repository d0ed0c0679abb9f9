# An equal list takes the old one's place in the state it had then, for its aliases and for what they are put in.
# events: set n = 4; set m = 2; set n = 5; rerun; set m = 7; set n = 1; rerun
import streamlit as st
import numpy as np
def main():
    n = st.slider("n", 0, 9, 1)
    m = st.slider("m", 0, 9, 1)
    a = [n > 20, {"x": [n > 30]}]
    b = a
    rows = []
    rows.append(a)
    st.write(a, rows)
    b.append(m)
    a[1]["x"].append(n)
    st.write(a, b, rows, a is b, rows[0] is b)
    array = np.arange(6) * (n > 20)
    view = array[:3]
    st.write(array.tolist())
    view[0] = m
    st.write(array.tolist(), view.tolist(), np.shares_memory(array, view))
main()
