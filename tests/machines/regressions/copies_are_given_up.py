# A copy of an array was given up: the array is put back by its maker, or the copy is taken again in time.
# events: forget 2; set n = 1; forget 3; set m = 2; forget 5; set n = 2; forget 7; set m = 1; rerun; set n = 0
import numpy as np
import streamlit as st

n = st.slider("n", 0, 5, 0, key="n")
m = st.slider("m", 0, 5, 0, key="m")
cells = np.arange(6)
st.write("first", int(cells.sum()), m)
cells[n] = 100
st.write("then", int(cells.sum()))
cells[m] += 1
st.write("last", [int(one) for one in cells])
