"""One element more at the top moves all others down, and each is what it was."""

import streamlit as st


def extras(count):
    for at in range(count):
        st.info(f"extra {at}")


def main():
    extras(st.session_state.get("extras", 0))
    st.slider("Extras", 0, 3, key="extras")
    left, right = st.columns(2)
    with left:
        extras(st.session_state.extras % 2)
        st.text_input("Left")
    with right:
        st.dataframe({"a": [1, 2], "b": [3, 4]})
    st.write("at the end")


main()
