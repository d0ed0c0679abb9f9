# An error that a reused cell raises while another error is handled carries that one, as the page shows.
# events: set a = 3; set b = 2; set a = 5
import streamlit as st
a = st.slider('a', 0, 9, 1)
b = st.slider('b', 0, 9, 1)
def look(n):
    try:
        st.text({'k': 1}[n])
    except KeyError:
        st.text(unset)
        unset = 1
look(a)
