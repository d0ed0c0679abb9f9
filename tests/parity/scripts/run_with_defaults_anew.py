"""What a function or a class keeps between calls is new in every run: defaults, attributes, closures, generators."""

import itertools

import streamlit as st


def remember(value, seen=[]):
    seen.append(value)
    return list(seen)


class Tally:
    count = 0

    @classmethod
    def up(cls):
        cls.count += 1
        return cls.count


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n

    return step


def main():
    value = st.slider("Value", 0, 3, 1)
    step, numbers = counter(), itertools.count(value)
    for at in range(st.number_input("Times", 1, 4, 2)):
        st.write(at, remember(value), Tally.up(), step(), next(numbers))
    main.calls = getattr(main, "calls", 0) + 1
    st.write(main.calls)


main()
