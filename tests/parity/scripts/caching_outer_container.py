import streamlit as st

box = st.container()


@st.cache_data(show_spinner=False)
def elsewhere(n):
    box.write(f"elsewhere {n}")
    return n


@st.cache_data(show_spinner=False)
def given(n, _place):
    _place.write(f"given {n}")
    return n


n = st.slider("n", 0, 3)
st.write("first", elsewhere(n))
place = st.empty()
if st.checkbox("again"):
    st.write("second", given(n, place))
