"""A button above a stop and one below it: the one that is not reached keeps nothing."""

import streamlit as st


def main():
    above = st.button("Above")
    st.write("above", above)
    if st.checkbox("Stop here"):
        st.stop()
    if st.button("Below", key="below"):
        st.write("below pressed")
        if st.session_state.get("fail"):
            raise ValueError("as asked")
    st.checkbox("Fail when pressed", key="fail")
    st.write("end", st.session_state.below)


main()
