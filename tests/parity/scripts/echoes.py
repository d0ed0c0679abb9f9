"""Blocks that show their own source, above and below, nested, in containers and functions, and one that fails."""

import streamlit as st

n = st.slider("n", 0, 9, 4)
with st.echo():
    # A comment.
    st.write("above", n)

    twice = n * 2

    @st.cache_data
    def double(number):
        return number * 2

    st.write(twice, double(n))
with st.echo("below"):

    @st.cache_data
    def triple(number):  # with a decorator first
        return number * 3

    st.write("below", triple(n))  # at the end
with st.container(border=True):
    with st.echo(code_location="above"):
        st.write("""several
        lines""")
        with st.echo("below"):
            st.write("inner")


def shown(tag):
    with st.echo():
        for at in range(n):
            st.write(tag, at)
    return n


st.write(shown("function"))
try:
    with st.echo():
        st.write(1 / (n - 4))
except ZeroDivisionError as error:
    st.write("failed", str(error))
with st.echo(), st.expander("More"):
    st.write("in both")
if st.checkbox("Show"):
    with st.echo("elsewhere"):
        st.write("shown")
st.sidebar.write(hasattr(st.sidebar, "echo"))
