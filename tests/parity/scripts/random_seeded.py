import random

import numpy as np
import streamlit as st


@st.cache_data
def sample(n):
    return [random.randrange(100) for _ in range(n)]


random.seed(4)
np.random.seed(4)
first = random.gauss(0, 1)
noise = np.random.normal(size=3)
n = st.slider("n", 0, 9, 2)
st.write(round(first, 6), [round(float(x), 6) for x in noise])
st.write([random.randrange(100) for _ in range(n)])
st.write(sample(n))
st.write(random.randrange(1000), int(np.random.randint(1000)))
if st.checkbox("reseed"):
    random.seed(n)
st.write(random.randrange(1000))
rng = np.random.default_rng(n)
st.write(int(rng.integers(1000)))
if st.button("draw"):
    st.write(int(rng.integers(1000)))
st.write(int(rng.integers(1000)))
