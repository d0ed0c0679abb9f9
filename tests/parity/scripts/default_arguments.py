import functools

import streamlit as st


def collect(item, into=[]):
    into.append(item)
    return into


def counted():
    counted.calls = getattr(counted, "calls", 0) + 1
    return counted.calls


@functools.lru_cache
def slow(n):
    st.write("computing", n)
    return n * n


def twice(f):
    @functools.wraps(f)
    def inner(*args):
        f(*args)
        return f(*args)

    return inner


@twice
def say(text):
    st.text(text)
    return text


n = st.slider("n", 0, 4, 1)
st.write(collect(n), collect(n + 1))
st.write(counted(), counted())
st.write(slow(n), slow(n))
say(f"hello {n}")
numbers = iter(range(5))
st.write(next(numbers), next(numbers) if n > 2 else "kept")
st.write(list(numbers))
