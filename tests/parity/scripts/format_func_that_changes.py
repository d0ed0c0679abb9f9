import streamlit as st

top = st.slider("Top", 1, 9, 5)
st.selectbox("Keyed", [1, 2, 3], format_func=lambda n: f"{n}/{top}", key="keyed")
st.write(st.session_state.keyed)
