"""`st.rerun(scope="fragment")` is for runs of a fragment only; in a full run it is an error."""

import streamlit as st


@st.fragment
def part():
    go = st.checkbox("Ask for the fragment")
    count = st.session_state.setdefault("count", 0)
    st.write("count", count)
    if go and count < 3:
        st.session_state.count += 1
        st.rerun(scope="fragment")


def main():
    if st.toggle("Ask outside"):
        try:
            st.rerun(scope="fragment")
        except st.errors.StreamlitAPIException as err:
            st.write(type(err).__name__)
    part()
    st.write("below", st.session_state.count)


main()
