import streamlit as st


@st.cache_data
def expensive(n):
    st.write("computing", n)
    with st.container(border=True):
        st.metric("Inside", n)
    return n


left, right = st.columns(2)
with left:
    st.write(expensive(1))
with right.expander("More"):
    st.write(expensive(st.slider("n", 1, 3)))
expensive(2)
