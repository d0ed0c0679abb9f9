"""A script whose guard asks for another name."""

import streamlit as st

st.write("always")
n = st.slider("n", 0, 3)
if __name__ == "script_never_called":
    st.write("never")
elif __name__ == "__main__" and n:
    st.write("started", n)
else:
    st.stop()
st.write("end")
