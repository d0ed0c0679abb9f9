"""A selectbox and a multiselect that take options of the user's own, as far as those are among the options."""

import streamlit as st


def main():
    fruits = ["apple", "pear"]
    if st.checkbox("More"):
        fruits = [*fruits, "plum"]
    one = st.selectbox("One", fruits, accept_new_options=True, key="one")
    many = st.multiselect("Many", fruits, ["pear"], accept_new_options=True, max_selections=2, key="many")
    st.write(one, many, one in many)


main()
