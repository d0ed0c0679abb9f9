"""Objects in session state are instances of the class that was there when they were made."""

import enum

import streamlit as st


class Kind(enum.Enum):
    PLAIN = 1
    FANCY = 2


class Basket:
    def __init__(self, content):
        self.content = content


def main():
    st.session_state.setdefault("basket", Basket([1]))
    st.session_state.setdefault("kind", Kind.FANCY)
    st.checkbox("Again")
    st.write(st.session_state.basket.content, st.session_state.kind.name)
    st.write(isinstance(st.session_state.basket, Basket))
    st.write(st.session_state.kind is Kind.FANCY)


main()
