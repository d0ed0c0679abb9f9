# CPython 3.11 tells an unset local at the line before once a function is warm; the page of a reused error stays.
# events: rerun; rerun; rerun; rerun; rerun; rerun; rerun; rerun; rerun; set n = 1; rerun; set n = 2; rerun
import streamlit as st

n = st.slider("n", 0, 9, 0)


def main():
    if n > 5:
        total = 1
    step = 2
    total = total + step
    st.write(total)


main()
