# Fragments that are defined in a function: their bodies are opened, and see the variables of its call.
# events: set k = 2; set j = 3; set base = 4; set k = 5; set again = true; set j = 1; set k = 9; rerun; set q1 = 4
import streamlit as st
def main():
    base = st.slider("base", 0, 9, 1)
    items = ["i"]
    place = st.empty()
    @st.fragment
    def inner(m):
        j = st.slider("j", 0, 9, 1)
        for i in range(3):
            st.write("inner", m, j, i)
        items.append(("inner", j))
    @st.fragment(key="part")
    def part(n=2):
        k = st.slider("k", 0, 9, 1)
        items.append(k)
        st.write("part", base, n, k, items)
        place.write(f"placed {k // 2}")
        inner(k // 2)
        if st.button("again"):
            st.session_state.n = st.session_state.get("n", 0) + 1
            st.rerun(scope="fragment")
        st.write("n", st.session_state.get("n", 0))
    part(base + 1)
    st.write("after", items)
    for q in range(2):
        other(q, items)
@st.fragment
def other(q, items):
    v = st.slider(f"q{q}", 0, 9, 1)
    st.write("other", q, v, len(items))
    if v == 4:
        raise ValueError("four")
main()
