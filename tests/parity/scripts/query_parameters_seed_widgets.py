"""A widget that begins with what the address says, and an address that follows the widget."""

import streamlit as st


def follow():
    st.query_params["level"] = str(st.session_state.level)


def from_query(name, most):
    try:
        return min(int(st.query_params.get(name, "2")), most)
    except ValueError:
        return 0


def main():
    if "level" not in st.session_state:
        st.session_state.level = from_query("level", 5)
    st.slider("Level", 0, 5, key="level", on_change=follow)
    st.write("level", st.session_state.level, st.query_params.get("level"))
    try:
        st.write(st.query_params["nothing"])
    except KeyError as err:
        st.write(type(err).__name__)
    if st.toggle("Shared"):
        st.query_params.update({"shared": "yes"})
    elif "shared" in st.query_params:
        del st.query_params["shared"]


main()
