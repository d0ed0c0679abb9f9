import streamlit as st

FACTOR = {"value": 1}


@st.cache_data
def numbers(start):
    return [start, start + 1]


@st.cache_resource(show_spinner="Opening…")
def log(name):
    return [name]


@st.cache_data
def scaled(x):
    return x * FACTOR["value"]


start = st.number_input("Start", 0, 3, 0)
FACTOR["value"] = st.radio("Factor", [1, 2])
mine = numbers(start)
mine.append(99)
st.write(mine, numbers(start))
book = log("book")
book.append(start)
st.write(book[-3:], len(log("book")))
st.write(scaled(start))
