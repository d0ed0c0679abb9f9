"""`client.showErrorDetails` says how much of an uncaught error the page tells; `st.exception` tells everything."""

import streamlit as st


class Secret(Exception):
    pass


@st.fragment
def part():
    if st.checkbox("Fail in a fragment"):
        raise Secret("of the fragment")


def fail(how):
    try:
        {}["a secret key"]
    except KeyError as err:
        if how == "cause":
            raise Secret("told from it") from err
        if how == "context":
            raise ValueError("told while handling")
        if how == "framework":
            st.slider("Wrong", 5, 1)
        raise


def main():
    st.set_option("client.showErrorDetails", st.selectbox("Details", ["full", "stacktrace", "type", "none"]))
    part()
    st.exception(Secret("by hand"))
    how = st.radio("How", ["not at all", "plain", "cause", "context", "framework"])
    if how != "not at all":
        fail(how)


main()
