# What a seed is may stand anywhere in a statement.
# events: set n = 4; rerun; set n = 2; rerun
import random
import numpy as np
import streamlit as st

n = st.slider("n", 0, 9, 1)
random.seed(f"a{n}b")
st.write(random.random())
if np.random.default_rng(n).random() > 0.5:
    st.write("high")
for x in np.random.default_rng(n + 1).integers(0, 9, 2):
    st.write(int(x))
def shown(value, rng=np.random.RandomState(n)):
    st.write(value, float(rng.random_sample()))
    draws = [float(np.random.default_rng(seed).random()) for seed in range(value)]
    st.write(draws, f"{np.random.default_rng(value).random():.3f}")
    np.random.seed(value)
    return random.Random(value).random()
st.write(shown(n))
st.write(shown(2), float(np.random.random()))
class Simulation:
    start = np.random.default_rng(n).integers(9)
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
s = Simulation(n)
st.write(float(s.rng.random()), int(s.start))
with st.container():
    while (r := np.random.default_rng(seed=n)).random() > 2:
        pass
    st.write(float(r.random()))
np.random.seed([n, 1])
state = np.random.get_state()
st.write(float(np.random.random()))
np.random.set_state(state)
st.write(float(np.random.normal()), float(np.random.normal()))
