"""Errors that come from others, that are raised anew, with notes, in groups, and of the script's own class."""

import streamlit as st


class OutOfRange(ValueError):
    def __str__(self):
        return f"out of range: {self.args}"


def checked(n):
    if n > 6:
        raise OutOfRange(n, "six")
    return n


def main():
    n = st.slider("n", 0, 9, 2)
    how = st.radio("How", ["plain", "from", "context", "noted", "group"])
    try:
        st.write(checked(n))
    except OutOfRange as err:
        if how == "from":
            raise RuntimeError("translated") from err
        if how == "context":
            raise KeyError("while handling")
        if how == "noted":
            err.add_note("seen by main")
        if how == "group":
            raise ExceptionGroup("several", [err, ValueError("other")]) from None
        raise


main()
