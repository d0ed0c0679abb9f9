# The list that session state holds for a multiselect is the state's own: who changes it changes no input of the past.
# events: set chosen = ["b", "a"]; set chosen = ["a", "b"]; rerun; set chosen = ["c"]; set chosen = ["b", "a"]
import streamlit as st

chosen = st.multiselect("Chosen", ["a", "b", "c"], ["a"], key="chosen")
st.write("chosen", *chosen)
again = st.session_state.chosen
again.reverse()
st.write("again", *again)
