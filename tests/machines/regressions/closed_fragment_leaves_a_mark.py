# A list that a run of a closed fragment has changed is as it was made when the whole script runs again.
# events: set a = 3; set c = true; set a = 4; set a = 1; set c = false
import streamlit as st
notes = []
@st.fragment(parallel=True)
def part():
    if st.slider("a", 0, 9) > 2:
        notes.append("more")
    st.write(notes)
part()
st.write(st.checkbox("c"), notes)
