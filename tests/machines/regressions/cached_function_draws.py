# A cached function draws when it computes; found in the cache, it does not.
# events: rerun; rerun; set n = 3; set n = 1; clear; rerun
import random
import streamlit as st

@st.cache_data
def f(n):
    return [random.randrange(100) for _ in range(n)]

random.seed(2)
n = st.slider("n", 0, 9, 1)
x = random.random()
a = f(n)
b = (random.random(), f(n + 1), random.random())
st.write(x, a, b, random.random())
