"""Cached functions that give a generator are refused; those with a ttl keep their result until then."""

import streamlit as st


@st.cache_data(ttl=3600)
def kept(n):
    st.session_state.made.append(n)
    return {"n": n}


@st.cache_data
def stream(n):
    yield from range(n)


def main():
    st.session_state.setdefault("made", [])
    n = st.slider("n", 0, 3, 1)
    kept(n)["n"] += 10
    st.write(kept(n), st.session_state.made)
    if st.checkbox("A generator"):
        try:
            st.write(list(stream(n)))
        except Exception as err:
            st.write(type(err).__name__)
    if st.button("Clear one"):
        kept.clear(n)
    if st.button("Clear everything"):
        st.cache_data.clear()


main()
