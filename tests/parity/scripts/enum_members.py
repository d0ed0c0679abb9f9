"""Members of an Enum as options: what is chosen is a member of the Enum as it is now, in state as well."""

import enum

import streamlit as st


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Size(enum.IntEnum):
    SMALL = 1
    LARGE = 2


def main():
    one = st.selectbox("One", list(Colour), key="one")
    many = st.multiselect("Many", list(Colour), [Colour.RED], key="many")
    size = st.radio("Size", list(Size), format_func=lambda size: size.name.lower())
    start, end = st.select_slider("Range", list(Colour), (Colour.RED, Colour.GREEN))
    st.write(one is Colour(one.value), [member.name for member in many], size + 1, start.name, end.name)
    st.write(st.session_state.one.name, one in set(many))
    if st.checkbox("Enum class itself"):
        st.write(st.radio("Whole class", Colour).name)


main()
