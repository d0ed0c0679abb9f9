# What a body makes, and something outside of it keeps, is another object in the next run of the fragment alone.
# events: set k = 2; set k = 3; set c = true; set k = 7; rerun; set k = 8; set c = false; set k = 1
import streamlit as st
kept = []
@st.fragment
def part():
    k = st.slider("k", 0, 9, 1)
    own = ["own"]
    st.write(len(kept), own)
    if len(kept) < 3:
        kept.append(own)
    own.append(k // 4)
    st.write(kept)
    group = []
    if "group" not in st.session_state:
        st.session_state.group = group
    group.append(k)
    st.write(st.session_state.group, st.session_state.group is group)
part()
st.write("end", st.checkbox("c"), kept)
