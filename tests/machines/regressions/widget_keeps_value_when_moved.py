# A widget keeps its value when the code around it changes places, and loses it when it is hidden.
# events: set inner = 5; set n = 7; set n = 2; set n = 8; set inner = 3; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

if n > 3:
    st.write("high")
    a = st.slider("inner", 0, 9, 1)
else:
    a = -1 if n == 2 else st.slider("inner", 0, 9, 1)
st.write(a)
