# A set that a body makes cannot be put back, so the walk of the fragment begins again: on what the run before has left.
# events: set c = true; set k = 2; set c = false; set k = 3; rerun; set c = true; set c = false
import streamlit as st
notes = []
@st.fragment
def part():
    c = st.checkbox("c")
    group = {5}
    notes.append(c)
    st.write(list(notes))
    k = st.slider("k", 0, 9, 1)
    group.add(k)
    st.write(sorted(group), c)
    group.add(100)
    if c:
        group.discard(5)
        st.write(sorted(group))
part()
st.write("end", notes)
