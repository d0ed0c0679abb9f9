import streamlit as st

colour = st.selectbox("Colour", ["red", "blue"], accept_new_options=True, key="colour")
tags = st.multiselect("Tags", ["x", "y"], accept_new_options=True, default=["y"])
st.write(colour, tags)
if st.button("Propose green"):
    st.write("green it is")
