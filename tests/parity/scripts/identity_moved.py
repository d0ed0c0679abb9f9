"""Where a widget stands in the script does not matter to what it holds; that it is in the sidebar does, without a key."""

import streamlit as st


def main():
    side = st.toggle("In the sidebar")
    first = st.toggle("First")
    place = st.sidebar if side else st.container(border=True)
    if first:
        st.write(st.slider("Wandering", 0, 5, 1))
    st.write("in the middle")
    if not first:
        with st.expander("Open", expanded=True):
            st.write(st.slider("Wandering", 0, 5, 1))
    place.text_input("With a key", key="text")
    place.text_input("Without")


main()
