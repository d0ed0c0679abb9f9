# Without a seed every run draws other numbers, with library code too.
# events: set n = 4; rerun; set n = 2; rerun
import random
import numpy as np
import pandas as pd
import streamlit as st

n = st.slider("n", 0, 9, 1)
a = random.random()
st.write(a)
b = np.random.normal()
st.write(float(b))
st.write(pd.Series(range(50)).sample(3).tolist())
st.write(n)
