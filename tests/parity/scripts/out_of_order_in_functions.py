"""Containers made above and written to below, through functions, attributes and lists, several times."""

import streamlit as st


class Layout:
    def __init__(self):
        self.head = st.container()
        self.columns = st.columns([2, 1])
        self.foot = st.container(border=True)

    def fill(self, n):
        for at, column in enumerate(reversed(self.columns)):
            column.write(f"column {at} of {n}")
        self.foot.caption("first in the foot")
        self.head.header(f"Head {n}")


def main():
    layout = Layout()
    n = st.number_input("n", 0, 9, 3)
    layout.fill(n)
    with layout.foot:
        if st.toggle("More"):
            layout.head.write("more of the head")
            st.write("more of the foot")
    layout.columns[0].write("last in the left column")


main()
