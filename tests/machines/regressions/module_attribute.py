# An attribute of an imported module is set: modules outlive the run.
# events: set n = 5; set n = 0; rerun; set n = 7; set n = 0
import streamlit as st
import math
n = st.slider("n", 0, 9, 1)
st.write(getattr(math, "flag_of_a_test", "unset"))
if n > 3:
    math.flag_of_a_test = n
st.write(getattr(math, "flag_of_a_test", "unset"))
math.flag_of_a_test = "unset"
