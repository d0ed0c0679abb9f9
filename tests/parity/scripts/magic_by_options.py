"""What a script says of itself."""

import streamlit as st

"shown"


def inside():
    """Of a function: never shown."""
    "a text in a function"
    return st.session_state.get("n", 1)


inside()
n = st.slider("n", 0, 9, 1)
if n > 3:
    n, "many"
inside()  # the last statement
