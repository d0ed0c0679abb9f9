"""`st.exception` shows an error as if it had not been caught, and the script goes on."""

import streamlit as st


def risky(text):
    try:
        return int(text)
    except ValueError as err:
        st.exception(err)
        return None


def main():
    number = risky(st.selectbox("Text", ["1", "one", ""]))
    st.write("number", number)
    if st.toggle("Made by hand"):
        st.exception(RuntimeError("never raised"))
    st.write("end")


main()
