"""How a page of the gallery looks: each example with its title, what it is about, the result and its lines."""

import inspect
import textwrap

import streamlit as st


def page(title, about, examples):
    """A page: its examples one below the other."""
    st.title(title)
    st.markdown(about)
    for example in examples:
        show(example)


def show(example):
    """The result on the left, the lines that made it on the right (on a phone: below)."""
    title, about, lines = described(example)
    st.subheader(title, divider="gray")
    st.caption(about)
    result, source = st.columns(2, gap="medium")
    with source:
        st.code(lines, wrap_lines=True)
    with result:
        try:
            example()
        except ModuleNotFoundError as error:
            st.info(
                f"This one needs a library: `pip install {error.name}`.", icon=":material/download:"
            )


def described(example):
    """Its title, what the docstring says, and the body without it."""
    title = example.__name__.replace("_", " ").capitalize()
    for word in ("HTML", "JSON", "PDF", "ECharts", "Vega lite"):
        title = title.replace(word.capitalize(), word)
    _, about, body = inspect.getsource(example).split('"""', 2)
    return title, about, textwrap.dedent(body).strip()
