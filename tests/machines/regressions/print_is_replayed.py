# A reused print prints again.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

print("always the same")
def hello():
    print("in a function")
    st.write("hello")
hello()
print("n is", n)
