"""What this is, and a page that shows how it runs."""

import time

import numpy as np
import pandas as pd
import streamlit as st


def slow_walk(steps, seed):
    """Takes its time, as real data does."""
    time.sleep(1)
    walk = np.random.default_rng(seed).normal(size=(steps, 3)).cumsum(axis=0)
    return pd.DataFrame(walk, columns=["north", "middle", "south"])


st.title("Hello")
st.markdown("""
    This app is an ordinary script that runs **from top to bottom**. Run it with flowc, and a click executes only what
    depends on it. Every page of it shows one kind of element, with the lines that make it.
""")

with st.container(border=True):
    st.subheader("Try it", anchor=False)
    st.caption(
        "The first line below sleeps for a second. Moving the lower sliders does not touch it."
    )
    seed = st.slider("Another walk (takes a second)", 1, 9, 4)
    walk = slow_walk(400, seed)

    shown, smooth = st.columns(2, gap="large")
    last = shown.slider("Last steps", 50, 400, 250)
    window = smooth.slider("Smooth over", 1, 50, 10)
    smoothed = walk.tail(last).rolling(window, min_periods=1).mean()

    st.line_chart(smoothed, height=280)
    with st.container(horizontal=True):
        for name in walk.columns:
            end, before = walk[name].iloc[-1], walk[name].iloc[-last]
            st.metric(name.capitalize(), f"{end:.1f}", f"{end - before:+.1f}", border=True)

st.code(
    """
seed = st.slider("Another walk (takes a second)", 1, 9, 4)
walk = slow_walk(400, seed)

last = shown.slider("Last steps", 50, 400, 250)
window = smooth.slider("Smooth over", 1, 50, 10)
smoothed = walk.tail(last).rolling(window, min_periods=1).mean()

st.line_chart(smoothed, height=280)
""".strip()
)

with st.container(horizontal=True):
    st.page_link("kinds/words.py", label="Text", icon=":material/title:")
    st.page_link("kinds/data.py", label="Data", icon=":material/table:")
    st.page_link("kinds/charts.py", label="Charts", icon=":material/show_chart:")
    st.page_link("kinds/choices.py", label="Choices", icon=":material/checklist:")
    st.page_link("kinds/layout.py", label="Layout", icon=":material/dashboard:")
