# A query parameter is an input by itself, and who sets one sets it again where its cell is reused.
# events: set n = 5; set n = 5; set n = 2; rerun; set n = 7; set m = 3; rerun
import streamlit as st
st.write("a is", st.query_params.get("a", "-"))
n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
if n > 3:
    st.query_params["a"] = str(n)
elif "a" in st.query_params:
    del st.query_params["a"]
st.query_params["b"] = ["x", "y"]
st.write("then", st.query_params.to_dict(), m)
if m == 3:
    st.query_params.clear()
    st.query_params["a"] = "cleared"
