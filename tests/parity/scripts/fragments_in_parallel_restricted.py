"""What a parallel fragment must not do while the whole script runs, and may do after an event inside it."""

import streamlit as st

outside = st.container()


@st.dialog("A dialog")
def ask():
    st.write("asked")


def tried(what, action):
    try:
        action()
        st.write(what, "went")
    except Exception as err:
        st.write(what, type(err).__name__)


@st.fragment(parallel=True)
def part(kind):
    st.write("begins", kind)
    st.button("Again", key="again")
    if kind == "dialog":
        tried("dialog", ask)
    elif kind == "dialog itself":
        ask()
    elif kind == "switch":
        tried("switch", lambda: st.switch_page("nowhere.py"))
    elif kind == "sidebar":
        tried("sidebar", lambda: st.sidebar.write("from inside"))
    elif kind == "outside":
        tried("outside", lambda: outside.write("from inside"))
    elif kind == "error":
        raise ValueError("inside")
    elif kind == "error in outside":
        outside.write("x")
    elif kind == "widget outside":
        tried("widget", lambda: outside.toggle("T"))
    st.write("ends", kind)
    return "given"


kind = st.radio("Kind", ["plain", "dialog", "dialog itself", "switch", "sidebar", "outside", "error", "error in outside", "widget outside"])
st.write("gives", part(kind))
st.toggle("Last")
st.write("at last")
