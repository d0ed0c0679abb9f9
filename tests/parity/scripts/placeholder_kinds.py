"""A placeholder that becomes columns, a form, a widget, an expander; and back."""

import streamlit as st


def main():
    place = st.empty()
    kind = st.selectbox("Kind", ["text", "columns", "form", "slider", "expander", "tabs", "nothing"])
    before = st.checkbox("Text before")
    if before:
        place.write("before")
    if kind == "text":
        place.markdown("*text*")
    elif kind == "columns":
        for at, column in enumerate(place.columns(2)):
            column.write(at)
    elif kind == "form":
        with place.form("form"):
            st.text_input("In the form")
            st.form_submit_button("Send")
    elif kind == "slider":
        st.session_state.last = place.slider("In place", 0, 5, 1)
    elif kind == "expander":
        place.expander("Open me", expanded=True).write("inside")
    elif kind == "tabs":
        place.tabs(["a", "b"])[1].write("in b")
    st.write(st.session_state.get("last"))


main()
