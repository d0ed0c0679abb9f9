"""Callbacks that are bound methods, partial functions and objects that can be called."""

import functools

import streamlit as st


class Counter:
    def __init__(self, step):
        self.step = step

    def add(self, times=1):
        st.session_state.total += self.step * times

    def __call__(self):
        st.session_state.total = 0


def main():
    st.session_state.setdefault("total", 0)
    counter = Counter(st.slider("Step", 1, 3))
    st.button("Add", on_click=counter.add)
    st.button("Add three", on_click=functools.partial(counter.add, 3))
    st.button("Add two", on_click=counter.add, kwargs={"times": 2})
    st.button("Zero", on_click=counter)
    st.metric("Total", st.session_state.total)


main()
