# True, 1 and 1.0 are equal and not the same.
# events: set kind = "1"; set kind = "1.0"; set kind = "True"; rerun; set kind = "-0.0"; set kind = "0.0"
import streamlit as st
kind = st.selectbox("kind", ["True", "1", "1.0", "0.0", "-0.0"])
value = {"True": True, "1": 1, "1.0": 1.0, "0.0": 0.0, "-0.0": -0.0}[kind]
st.write(value)
st.text(repr(value))
pair = (value, "x")
st.text(repr(pair))
