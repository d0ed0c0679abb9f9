"""Expressions on lines of their own are shown wherever they stand: in functions, loops, `with`, `try`, `match`, methods."""

import streamlit as st


class Shelf:
    "not shown, in a class"

    1 + 1

    def show(self, n):
        "not shown, the text of a method"
        n * 2
        "shown, from a method"


def main():
    "not shown, the text of a function"
    n = st.slider("n", 0, 3, 1)
    n + 1
    for at in range(n):
        at, "in a loop"
    with st.container(border=True):
        "in a container"
    try:
        10 // n
    except ZeroDivisionError as err:
        "in an except"
        str(err)
    else:
        "in an else"
    match n:
        case 2:
            "two"
        case _:
            {"other": n}
    Shelf().show(n)
    [n, n] if n > 1 else None
    while n > 2:
        n -= 1
        f"while {n}"
    n


main()
"**the end**"
