# A helper returns from inside its loop, before what it would show later.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

def search(limit):
    for i in range(5):
        st.write("try", i)
        if i >= limit:
            return i
    st.write("nothing")
    return None
st.write("found", search(n))
st.write("again", search(2))
