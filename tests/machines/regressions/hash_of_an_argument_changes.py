# What a function of hash_funcs gives for the same object may change, and with it which result is found.
# events: rerun; set n = 3; set n = 4; set m = 2; set n = 0; rerun
import streamlit as st

class Query:
    table = "t"

@st.cache_data(show_spinner=False, hash_funcs={Query: lambda query: n})
def f(query):
    print("computing")
    return query.table

@st.cache_data(show_spinner=False, hash_funcs={Query: lambda query: query.table})
def g(query):
    print("computing")
    return query.table

query = Query()
n = st.slider("n", 0, 9, 0)
m = st.slider("m", 0, 9, 0)
a = f(query)
b = g(query)
st.write(a, b, m)
