import math

import streamlit as st

TOTAL = 0
NAMES = []


def register(name):
    global TOTAL
    TOTAL += len(name)
    NAMES.append(name)


def report():
    st.metric("Total", TOTAL)
    st.write(NAMES)


def main():
    for i in range(st.slider("How many", 0, 3, 1)):
        register(st.text_input(f"Name {i}", "x" * (i + 1)))
    report()
    register("last")
    report()
    st.write(round(math.sqrt(TOTAL), 3))


if __name__ == "__main__":
    main()
