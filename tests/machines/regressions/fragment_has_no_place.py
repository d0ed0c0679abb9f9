# Whether a fragment may write to a container outside of it hangs on whether the whole script runs; so does a rerun.
# events: set way = "outside"; set a = 2; set way = "again"; set a = 3; set way = "none"; set way = "outside"; rerun
import streamlit as st
box = st.container()
@st.fragment
def part():
    way = st.selectbox("way", ["none", "outside", "again"])
    try:
        if way == "outside":
            box.write("outside")
        if way == "again" and st.session_state.get("n", 0) < 3:
            st.session_state.n = st.session_state.get("n", 0) + 1
            st.rerun(scope="fragment")
    except Exception as error:
        st.write(type(error).__name__)
    st.write(way, st.session_state.get("n", 0))
part()
st.write(st.slider("a", 0, 9))
