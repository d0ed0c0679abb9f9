"""A run that is cut short where a widget is about to come: nobody has heard of that one yet."""

import time

import streamlit as st

from tests.parity import cut_short

st.write("known", sorted(key for key in st.session_state))
n = st.slider("n", 0, 5, 1, key="n")
cut_short.here(time.time())
late = st.slider(f"Late {n}", 0, 5, 2, key=f"late {n}")
st.write(late)
