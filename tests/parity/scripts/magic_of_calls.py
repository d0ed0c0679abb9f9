"""Calls on lines of their own are not shown, whatever they give; awaiting and comparing are."""

import asyncio

import streamlit as st


def double(x):
    return x * 2


async def later(x):
    return x + 1


async def work(x):
    await later(x)
    double(x)
    return x


def main():
    x = st.slider("x", 0, 5, 2)
    double(x)
    double(x) + 0
    x > 2
    not x
    -x
    lambda: x
    (x, double(x))
    asyncio.run(work(x))
    x if x > 3 else "small"
    x and "and"


main()
