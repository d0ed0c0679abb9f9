import streamlit as st


@st.cache_data
def inner(n):
    st.text(f"inner {n}")
    st.session_state.made += 1
    return [n]


@st.cache_data
def outer(n):
    st.text("outer before")
    found = inner(n) + inner(n + 1)
    st.text("outer after")
    return found


def main():
    st.session_state.setdefault("made", 0)
    n = st.number_input("n", 0, 5, 2)
    found = outer(n)
    found.append("mine")
    st.write(found, outer(n), inner(n))
    if st.button("forget inner"):
        inner.clear()
    if st.button("forget outer"):
        outer.clear(n)
    st.write(st.session_state.made)


main()
