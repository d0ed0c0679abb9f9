"""Functions that show, called in expressions: sums, conditions, arguments, headers of loops and of `with`."""

import streamlit as st


def ask(label, most=4):
    st.caption(f"asking for {label}")
    return st.slider(label, 0, most, 1)


def box(title):
    st.write(title)
    return st.container(border=True)


def main():
    total = ask("a") + ask("b") * 2
    st.write("total", total)
    if ask("c") > 1 and ask("d") > 1:
        st.write("both")
    for at in range(ask("rows", 3)):
        st.write("row", at)
    with box("in a header"):
        st.write("inside", total if total > 3 else ask("only when small"))
    st.metric("In an argument", max(ask("e"), ask("f")), delta=-ask("g"))
    while (left := total) > 6:
        total -= ask(f"less {left}", 3) + 1
    st.write(f"at the end {total} {ask('h')}")


main()
