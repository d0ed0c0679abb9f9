# A write through a view changes the array it looks at.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
import numpy as np
a = np.arange(5)
b = a[:2]
st.write(a.tolist())
k = st.slider("n", 0, 9, 1)
b[0] = k
st.write(a.tolist(), int(a.sum()))
c = a.reshape(5, 1)
c[4, 0] = k * 2
st.write(a.tolist())
a += 1
st.write(b.tolist())
