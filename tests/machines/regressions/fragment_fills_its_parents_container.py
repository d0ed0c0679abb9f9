# A fragment in a fragment writes to a container that its parent has made in the same run, in a cell that is reused.
# events: set k = 2; set k = 3; set j = 4; set k = 5; rerun; set k = 6; set j = 1
import streamlit as st
@st.fragment
def part():
    box = st.container()
    k = st.slider("k", 0, 9, 1)
    @st.fragment
    def inner(n):
        j = st.slider("j", 0, 9, 1)
        if n > 2:
            box.write(("inner", n, j))
        st.write("j", j)
    inner(k)
    box.write("outer")
part()
