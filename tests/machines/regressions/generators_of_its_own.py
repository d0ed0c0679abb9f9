# Generators that a script makes are objects with a state; some share their bits.
# events: set n = 4; rerun; set n = 2; set m = 3; set n = 0; rerun
import random
import numpy as np
import streamlit as st

own, rng, old = random.Random(5), np.random.default_rng(7), np.random.RandomState(3)
seed = 11
named = np.random.default_rng(seed)
twin = np.random.Generator(rng.bit_generator)
legacy = np.random.RandomState(rng.bit_generator)
philox, sfc = np.random.Generator(np.random.Philox(1)), np.random.Generator(np.random.SFC64(2))
first = own.gauss(0, 1), float(rng.random()), float(old.standard_normal()), float(named.random())
n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
st.write(first)
for _ in range(n):
    own.gauss(0, 1)
st.write([float(x) for x in twin.random(n)], float(old.standard_normal()))
draw = rng.random
st.write(own.gauss(0, 1), float(draw()), float(old.standard_normal()), m)
st.write(float(legacy.standard_normal()), float(rng.random()), float(named.random()))
st.write([int(x) for x in philox.integers(0, 99, m)], int(sfc.integers(0, 99)), int(philox.integers(0, 99)))
children = rng.spawn(1 + n % 2)
st.write(float(children[-1].random()), float(rng.spawn(1)[0].random()))
class Mine(random.Random):
    pass
mine = Mine(4)
st.write(mine.random())
st.write(mine.random(), m)
