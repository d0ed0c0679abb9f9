"""In a cached function: effects that play once, and settings of the whole page. Finding the result does some of it again."""

import streamlit as st


@st.cache_data(show_spinner=False)
def celebrate(n):
    st.write("made", n)
    if n == 1:
        st.balloons()
    elif n == 2:
        st.set_page_config(page_title=f"title {n}")
    elif n == 3:
        st.toast("told")
    elif n == 4:
        st.query_params["n"] = str(n)
    elif n == 5:
        with st.sidebar:
            st.write("side")
        st.sidebar.write("directly")
    st.write("end of", n)
    return n


def main():
    n = st.slider("n", 0, 5, 1)
    st.write(celebrate(n))
    st.checkbox("Again")


main()
