# What a handler calls may look at the error that is being handled, without a name for it.
# events: set n = 4; set n = 5; set m = 3; set n = 5; set n = 1; rerun
import sys
import traceback
import streamlit as st


def tell():
    st.write("in a function", str(sys.exc_info()[1]))


n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
try:
    raise ValueError(n)
except ValueError:
    st.text(traceback.format_exc())
    tell()
    st.write("always the same")
finally:
    st.text(str(sys.exc_info()[1]))
try:
    try:
        st.write(1 // (n - 4))
    finally:
        st.text(f"on the way {sys.exc_info()[1]}")
except ZeroDivisionError:
    st.write("none", m)
