"""What was written before the cut stays until the next run comes by; what finally shows is the last run's alone."""

import time

import streamlit as st

from tests.parity import cut_short


def main():
    rows = st.slider("Rows", 0, 5, 2)
    box, spot = st.container(border=True), st.empty()
    try:
        for at in range(rows):
            box.write(f"row {at} of {rows}")
            if at == 1:
                with st.spinner("working"):
                    cut_short.here(time.time())
                    spot.write("in the spinner")
    finally:
        st.session_state.finals = st.session_state.get("finals", 0) + 1
    st.toast(f"{rows} rows")
    st.write("end", st.session_state.finals)


main()
