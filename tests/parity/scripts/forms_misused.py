"""What a form refuses, one thing at a time; the page goes on below each error."""

import streamlit as st

WRONG = ["nothing", "button", "nested", "callback", "outside", "twice", "assigned", "two submits", "by name"]


def misuse(kind):
    if kind == "outside":
        st.form_submit_button("Lost")
    with st.form("a form"):
        st.write("In the form")
        if kind == "button":
            st.button("No")
        if kind == "nested":
            with st.container():
                st.form("inner")
        if kind == "callback":
            st.checkbox("No", on_change=print)
        if kind == "two submits":
            st.form_submit_button("Go")
        st.form_submit_button("Go")
    if kind == "twice":
        st.form("a form")
    if kind == "assigned":
        st.session_state["another"] = 1
        st.form("another")


def main():
    kind = st.selectbox("What is wrong", WRONG)
    inner = None
    try:
        misuse(kind)
        if kind == "by name":
            outer = st.form("outer")
            inner = outer.container().form("inner")
    except Exception as error:
        st.exception(error)
    st.write("The end", inner is None)


main()
