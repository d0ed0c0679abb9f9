import random

import numpy as np
import pandas as pd
import streamlit as st

if "points" not in st.session_state:
    rng = np.random.default_rng(7)
    st.session_state.points = pd.DataFrame(rng.normal(size=(20, 2)).round(3), columns=["x", "y"])
if st.button("Shake"):
    random.seed(len(st.session_state))
    st.session_state.points = st.session_state.points + round(random.random(), 3)
limit = st.slider("Limit", -2.0, 2.0, 0.0, 0.5)
frame = st.session_state.points
st.scatter_chart(frame[frame["x"] > limit], x="x", y="y")
st.write(int((frame["x"] > limit).sum()))
