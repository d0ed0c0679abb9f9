import streamlit as st

rate = st.slider("rate", 1, 5, 2)


def helper(n):
    return n + 100


@st.cache_data(show_spinner=False)
def priced(n):
    return n * rate + helper(n)


@st.cache_resource(show_spinner=False)
def totals():
    return {"sum": 0}


n = st.number_input("n", 1, 9, 3)
totals()["sum"] += 1
st.write("the rate when it was computed counts:", priced(n), rate)
st.write(totals())
