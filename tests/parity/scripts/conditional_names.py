import streamlit as st

if st.checkbox("Define"):
    maybe = "defined"
    st.write("just", maybe)
try:
    st.write("it is", maybe)
except NameError as error:
    st.write(str(error))
if st.checkbox("Use it anyway"):
    st.write(maybe)
later = "set"
if st.checkbox("Delete"):
    del later
st.write("later" in globals())
st.write(later)
