# A cached function's `with st.sidebar` counts when it computes; when its result is found, it shows where it is called.
# events: rerun; rerun; set n = 1; rerun; set n = 0; set n = 2; rerun; rerun
import streamlit as st

n = st.slider("n", 0, 9, 0)

@st.cache_data(show_spinner=False)
def f(x):
    with st.sidebar:
        st.write("side", x)
        with st.container():
            st.write("deeper")
    if x == 2:
        st.set_page_config(page_title="two")
    return x

r = f(n)
st.write(r)
