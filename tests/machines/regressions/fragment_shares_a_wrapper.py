# Two cells of a body write to one container outside, and the whole script's walk begins again between them.
# events: set a = 2; set b = 3; set k = 2; set a = 4; set k = 3; rerun; set b = 1; set a = 1
import streamlit as st
box = st.container()
a = st.slider("a", 0, 9, 1)
group = {50}
@st.fragment
def part():
    box.write("first")
    k = st.slider("k", 0, 9, 1)
    group.add(a)
    st.write(sorted(group))
    if a > 2:
        box.write(("second", a, k))
part()
group.add(60)
box.write(("script", st.slider("b", 0, 9, 1), sorted(group)))
