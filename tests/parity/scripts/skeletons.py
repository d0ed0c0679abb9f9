"""Shapes in the place of what is still to come: replaced, waited for, left, entered again."""

import streamlit as st


def attempt(name, make):
    try:
        make()
        st.write(name, "went")
    except Exception as err:
        st.write(name, type(err).__name__)


n = st.slider("Height", 1, 300, 20)
st.skeleton()
st.skeleton(n, width=100 + n)
first = st.skeleton("stretch")
if st.checkbox("Replace"):
    first.write(f"came {n}")
second = st.skeleton(height=50)
second.container().write(f"in a container {n}")
st.text("between")
with st.skeleton(height=n):
    st.text(f"inside {sum(range(n))}")
    st.slider("Inside", 0, 9)
with st.skeleton() as shown:
    shown.text("in its place")
    st.text("beside it")
late = st.sidebar.skeleton()
late.text("is taken away")
with late:
    st.text("in the main part")
if st.checkbox("Once more"):
    with late:
        st.text("again")
    late.text("after it")
kept = st.columns(2)[1].skeleton()
try:
    with kept:
        st.text("before the error")
        if st.checkbox("Fail"):
            raise ValueError("failed")
except ValueError as err:
    kept.text(str(err))
if st.checkbox("Empty"):
    second.empty()
st.write(first is None, bool(first))


def main():
    for row in range(n % 3):
        with st.skeleton(height=row + 1):
            st.text(f"row {row}")
    place = st.skeleton()
    if n > 100:
        with place:
            place.metric("in place", n)


main()
attempt("text", lambda: st.skeleton("content"))
attempt("negative", lambda: st.skeleton(-1))
attempt("zero", lambda: st.skeleton(0))
attempt("wide", lambda: st.skeleton(width="content"))
attempt("fraction", lambda: st.skeleton(1.5))
if st.checkbox("Stop inside"):
    with st.skeleton():
        st.text("then it stops")
        st.stop()
