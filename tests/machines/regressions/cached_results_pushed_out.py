# A result that another result was made from is not asked for again while that one is there: it is pushed out first.
# events: rerun; set five = true; set five = false; rerun; set n = 3; set five = true; set n = 1; rerun
import streamlit as st

@st.cache_data(max_entries=2, show_spinner=False)
def f(x):
    print("computing", x)
    return x * 10

@st.cache_data(show_spinner=False)
def outer(x):
    return f(x) + 1

n = st.slider("n", 0, 9, 1)
a = f(n)
b = outer(0)
if st.checkbox("five", key="five"):
    c = f(5)
st.write(a, b)
