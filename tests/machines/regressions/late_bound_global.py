# A helper reads a global that is bound anew between two calls.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

rate = 1
def price(x):
    st.write("rate", rate)
    return x * rate
st.write(*[price(each) for each in [10]])
rate = n
st.write(*[price(each) for each in [10]])
rate = 2
st.write(*[price(each) for each in [10]])
