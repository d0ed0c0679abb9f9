# Whether st.bottom may be used depends on the container around it, which may be another one while nothing else changed.
# events: rerun; set n = 1; rerun; set n = 0; rerun; set n = 1; set n = 2
import streamlit as st

n = st.slider("n", 0, 9, 0)
here, there = st.container(), st.sidebar

def show():
    try:
        st.bottom.write("at the foot")
    except Exception as error:
        return type(error).__name__
    return "shown"

with there if n == 1 else here:
    said = show()
    st.write("said")
st.write(said)
with there if n == 1 else here:
    try:
        st.bottom.write("once more")
    except Exception as error:
        st.write(type(error).__name__)
