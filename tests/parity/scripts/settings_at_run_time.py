"""Options that a script reads and sets, and those it may not set."""

import streamlit as st


def option(name):
    try:
        return st.get_option(name)
    except RuntimeError as err:
        return type(err).__name__


def main():
    st.write(option("client.toolbarMode"), option("runner.magicEnabled"), option("no.such"))
    details = st.selectbox("Details", ["full", "none"])
    st.set_option("client.showErrorDetails", "full")
    if st.checkbox("Not on the fly"):
        try:
            st.set_option("server.port", 1)
        except st.errors.StreamlitAPIException as err:
            st.write(type(err).__name__)
    st.write(details, option("client.showErrorDetails"))


main()
