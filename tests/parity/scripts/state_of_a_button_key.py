"""Setting the key of a button is refused when the button is called."""

import streamlit as st


def main():
    if st.checkbox("Set it"):
        st.session_state.go = True
    st.write("before", st.session_state.get("go"))
    if st.button("Go", key="go"):
        st.write("pressed")
    st.write("after", st.session_state.get("go"))


main()
