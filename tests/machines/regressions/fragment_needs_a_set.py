# A set cannot be put back: who made it executes before the end of a run after which a fragment may look at it.
# events: set w = true; set w = false; set a = 3; set w = true; set a = 4
import streamlit as st
seen = set()
@st.fragment
def part():
    st.write(sorted(seen), st.slider("a", 0, 9))
part()
if st.checkbox("w"):
    seen.add(9)
    st.write("w")
