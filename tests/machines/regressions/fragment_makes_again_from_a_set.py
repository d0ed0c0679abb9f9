# A body that makes something again needs a set from outside as it was, which nobody can make anew: it is put back.
# events: set m = true; set k = 2; set m = false; set k = 3; rerun; set m = true; set k = 5; set k = 6; rerun; set k = 1
import streamlit as st
seen = {100}
@st.fragment
def part():
    m = st.checkbox("m")
    group = set(seen)
    st.write(sorted(group))
    k = st.slider("k", 0, 9, 1)
    seen.add(k)
    group.add(k + 10)
    st.write(sorted(group), sorted(seen), m)
part()
st.write("end", sorted(seen))
