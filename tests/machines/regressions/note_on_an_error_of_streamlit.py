# An error of Streamlit's or of a library is an object like any other: what a note adds to it, one execution must not leave to the next.
# events: set n = 4; set n = 5; set m = 2; rerun; set n = 4
import pandas as pd
import streamlit as st

n = st.slider("n", 0, 9, 3)
m = st.slider("m", 0, 9, 3)
try:
    st.form_submit_button("outside of a form")
except Exception as error:
    error.add_note(f"n is {n}")
    st.write(error.__notes__)
try:
    pd.Timestamp("9" * 9)
except Exception as error:
    error.add_note(f"n is {n}")
    st.write(error.__notes__, m)
try:
    st.columns(0)
except Exception as error:
    error.told = getattr(error, "told", 0) + n
    st.write(error.told)
    st.write(error.told, m)
