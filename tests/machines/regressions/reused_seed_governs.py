# A seed that is reused governs what executes after it, and draws that are reused move the generators.
# events: set n = 4; set n = 4; rerun; set n = 2
import random
import numpy as np
import streamlit as st

random.seed(3)
np.random.seed(n0 := 3)
first = random.gauss(0, 1), float(np.random.standard_normal())
n = st.slider("n", 0, 9, 1)
st.write(n, random.gauss(0, 1), float(np.random.standard_normal()))
st.write(first, random.random())
