"""Functions under decorators of the script's own, generators that show, and a context manager of the script's own."""

import contextlib
import functools

import streamlit as st


def framed(title):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            with st.container(border=True):
                st.caption(title)
                return function(*args, **kwargs)

        return inner

    return wrap


@framed("first")
def first(n):
    st.write("n is", n)
    return n + 1


def steps(n):
    for at in range(n):
        st.write("before", at)
        yield at
        st.write("after", at)


@contextlib.contextmanager
def section(name):
    st.write("begin", name)
    try:
        yield name.upper()
    finally:
        st.write("end", name)


def main():
    n = st.slider("n", 0, 4, 2)
    with section("one") as loud:
        st.write(loud, first(n))
        for at in steps(n):
            if at == 2:
                break
            st.toggle(f"Step {at}")
    st.write(list(steps(1)))


main()
