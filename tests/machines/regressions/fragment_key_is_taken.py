# Two functions cannot have one key; whether the second one raises hangs on whether the first was called.
# events: set both = true; set a = 2; set both = false; set a = 3
import streamlit as st
both = st.checkbox("both")
@st.fragment(key="k")
def one():
    st.write("one")
@st.fragment(key="k")
def two():
    st.write("two", st.slider("a", 0, 9))
if both:
    one()
try:
    two()
except Exception as error:
    st.write(type(error).__name__)
st.write("end")
