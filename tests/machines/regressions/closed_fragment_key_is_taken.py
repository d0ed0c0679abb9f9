# The same for fragments whose bodies are closed: whether the key is taken is an input of the call's cell.
# events: set both = true; set a = 2; set both = false; set a = 3
import streamlit as st
both = st.checkbox("both")
@st.fragment(key="k", parallel=True)
def one():
    st.write("one")
@st.fragment(key="k", parallel=True)
def two():
    st.write("two", st.slider("a", 0, 9))
if both:
    one()
try:
    two()
except Exception as error:
    st.write(type(error).__name__)
st.write("end")
