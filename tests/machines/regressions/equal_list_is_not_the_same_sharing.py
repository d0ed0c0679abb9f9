# Lists whose items are equal, but once one and the same object and once two.
# events: set n = 4; set n = 1; set m = 3; set n = 7; rerun
import streamlit as st
import numpy as np
n = st.slider("n", 0, 9, 1)
a = [[0], [0]]
b = [x := [0], x if n < 3 else [0]]
z = [0.0 if n < 3 else -0.0, 1 if n < 5 else True]
f = np.zeros(2) * (1 if n < 3 else -1)
m = st.slider("m", 0, 9, 1)
b[0].append(m)
a[0].append(m)
st.write(a, b, z, str(f.tolist()))
