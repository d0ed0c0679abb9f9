"""Random numbers that stay: drawn once, kept in the session, drawn anew only when somebody asks."""

import numpy as np
import pandas as pd
import streamlit as st

STEPS = 500


def draw(seed: int) -> pd.DataFrame:
    steps = np.random.default_rng(seed).normal(size=(STEPS, 3))
    return pd.DataFrame(steps.cumsum(axis=0), columns=["ant", "beetle", "cricket"])


if "seed" not in st.session_state:
    st.session_state.seed = 7
if "walk" not in st.session_state:
    st.session_state.walk = draw(st.session_state.seed)

st.title("Three walks by chance")

if st.button("Walk again"):
    st.session_state.seed += 1
    st.session_state.walk = draw(st.session_state.seed)

walk = st.session_state.walk
until = st.slider("Steps shown", 10, STEPS, 200, 10)
insects = st.multiselect("Insects", list(walk.columns), default=list(walk.columns))

if not insects:
    st.info("Choose an insect.")
    st.stop()

st.line_chart(walk[insects].head(until))
st.caption(f"Walk number {st.session_state.seed - 6}. Moving the slider keeps it.")
farthest = walk[insects].head(until).abs().max()
for insect, column in zip(insects, st.columns(len(insects))):
    column.metric(f"The {insect} came as far as", f"{farthest[insect]:.1f}")
