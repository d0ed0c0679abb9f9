"""A read or a change of session state is a place where a run is cut short, as a command is; what computes only is not."""

import time

import streamlit as st

from tests.parity import cut_short

done = {}


def main():
    n = st.number_input("n", 0, 9, 1)
    st.session_state.setdefault("steps", [])
    steps = st.session_state.steps
    cut_short.here(time.time())
    steps.append(("computed", n))
    done[n] = True
    st.session_state.last = n
    steps.append(("shown", n))
    st.write(steps, sorted(done))


main()
