"""Widgets without a value until somebody gives one: their value is None, and they can be emptied again."""

import streamlit as st


def show(label, value):
    st.write(label, "nothing" if value is None else value)


def main():
    show("select", st.selectbox("Select", ["a", "b"], index=None, placeholder="choose one"))
    show("radio", st.radio("Radio", ["a", "b"], index=None))
    show("number", st.number_input("Number", value=None, step=1))
    show("text", st.text_input("Text", value=None))
    show("area", st.text_area("Area", value=None))
    if st.button("Fill") and st.session_state.setdefault("fills", []) is not None:
        st.session_state.fills.append(1)
    show("keyed", st.selectbox("Keyed", [1, 2], index=None, key="keyed"))
    show("in state", st.session_state.keyed)


main()
