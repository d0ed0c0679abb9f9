# Each draw from a generator changes what the next one gives.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
import random
import numpy as np
random.seed(3)
a = random.random()
n = st.slider("n", 0, 9, 1)
for _ in range(n):
    random.random()
b = random.random()
st.write(a, b)
rng = np.random.default_rng(1)
x = rng.integers(100)
y = rng.integers(100, size=n).tolist()
z = rng.integers(100)
st.write(int(x), y, int(z))
np.random.seed(n)
st.write(float(np.random.rand()))
own = random.Random(5)
own.shuffle(order := [1, 2, 3, 4])
st.write(order, own.random())
