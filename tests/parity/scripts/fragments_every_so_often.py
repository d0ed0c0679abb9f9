"""A fragment with `run_every`, as number, text and time span, is a fragment for everything else, too."""

import datetime as dt

import streamlit as st


@st.fragment(run_every="1h")
def slow():
    st.write("slow", st.slider("Slow", 0, 5, 1))


@st.fragment(run_every=3600)
def number():
    st.write("number", st.toggle("Number"))


def main():
    span = dt.timedelta(minutes=90) if st.checkbox("Live") else None

    @st.fragment(run_every=span)
    def live():
        st.write("live", span is not None, st.checkbox("Inside"))

    slow()
    number()
    live()
    st.write("page")


main()
