"""What a widget gives back is the script's own: changing the list changes nothing that is kept."""

import streamlit as st


def main():
    chosen = st.multiselect("Chosen", ["a", "b", "c"], ["a"], key="chosen")
    chosen.append("mine")
    st.write(chosen, st.session_state.chosen)
    ends = st.slider("Ends", 0, 9, (2, 5), key="ends")
    st.write(ends, ends == st.session_state.ends)
    again = st.session_state.chosen
    again.reverse()
    st.write(again, len(st.session_state.chosen))
    st.checkbox("Again")


main()
