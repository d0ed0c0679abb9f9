from dataclasses import dataclass

import pandas as pd
import streamlit as st


@dataclass
class Query:
    table: str
    rows: int


class Opaque:
    def __init__(self, number):
        self.number = number


@st.cache_data(show_spinner=False)
def run(query, _connection, *rest, limit=None, **options):
    st.session_state.ran.append(str(query))
    return f"{query} {rest} {limit} {sorted(options)}"


@st.cache_data(hash_funcs={Opaque: lambda opaque: opaque.number % 2}, show_spinner=False)
def parity(opaque):
    st.session_state.ran.append(f"parity {opaque.number}")
    return opaque.number


@st.cache_data(show_spinner=False)
def plain(value):
    return str(type(value))


def main():
    st.session_state.setdefault("ran", [])
    rows = st.slider("rows", 0, 3, 1)
    st.write(run(Query("t", rows), object()))
    st.write(run(Query("t", rows), object(), 1, 2, limit=rows, speed="fast"))
    st.write(run("t", _connection=None, limit=rows))
    st.write(parity(Opaque(rows)))
    st.write(plain(pd.DataFrame({"a": [rows]})), plain({"a": {1, 2, rows}}), plain((rows, None, 1.5, b"x")))
    st.write(st.session_state.ran)
    if st.checkbox("unhashable"):
        plain(Opaque(1) if rows else (row for row in [1]))


main()
