# One function is called plainly or as a fragment at one place: its cells do not show in both alike.
# events: set k = 2; set alone = true; set k = 3; set k = 4; set alone = false; set k = 5; set alone = true; set k = 6
import streamlit as st
alone = st.checkbox("alone")
box = st.container()
def body():
    k = st.slider("k", 0, 9, 1)
    st.session_state.n = st.session_state.get("n", 0) + 1
    st.write("body", k)
    box.write(k // 2)
show = st.fragment(body) if alone else body
show()
st.write("runs", st.session_state.n)
