# A seed may come from the generator itself.
# events: rerun; set n = 3; rerun; set n = 5; rerun
import random
import numpy as np
import streamlit as st

def draw():
    return random.randrange(1000)

n = st.slider("n", 0, 9, 1)
random.seed(n)
random.random()
random.seed(draw())
np.random.seed(draw() if n == 3 else n)
st.write(random.random(), float(np.random.random()))
st.write(n)
