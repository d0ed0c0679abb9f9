"""A fragment in a fragment: the inner one runs alone, the outer one runs both; what is not called again is gone."""

import streamlit as st


def bump(name):
    st.session_state[name] = st.session_state.get(name, 0) + 1
    return st.session_state[name]


@st.fragment
def inner(name, limit):
    value = st.slider(f"Inner {name}", 0, 5, 1)
    st.write("inner", name, value, limit, bump(f"inner {name}"))
    if value > limit:
        raise RuntimeError("too much")


@st.fragment
def outer():
    limit = st.slider("Limit", 0, 5, 3)
    if st.checkbox("Two", value=True):
        inner("two", limit)
    with st.container(border=True):
        inner("one", limit)
    st.write("outer", bump("outer"))


def main():
    outer()
    st.write("main", bump("main"))
    st.button("Again")


main()
