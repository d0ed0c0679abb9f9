"""A key may be set before its widget is called, and not after it, nor for a button."""

import streamlit as st


def late(label, change):
    try:
        change()
    except st.errors.StreamlitAPIException as err:
        st.write(label, type(err).__name__)
    else:
        st.write(label, "worked")


def main():
    early = st.toggle("Before")
    if early:
        st.session_state.size = 4
    st.number_input("Size", 0, 9, 1, key="size")
    st.button("Press", key="press")
    if st.checkbox("After"):
        late("number", lambda: st.session_state.__setitem__("size", 2))
        late("button", lambda: setattr(st.session_state, "press", True))
    if st.checkbox("Others"):
        late("free", lambda: setattr(st.session_state, "free", early))
    st.write(st.session_state.size, "free" in st.session_state)


main()
