# A block that shows its source shows that of the script as it is, above or below what it shows, also when it is reused.
# events: set n = 2; rerun; replace "st.write(\"in\", n)" with "st.write(\"in it\", n)"; set n = 3; replace "m = 5" with "m = 6"; set n = 2
import streamlit as st

n = st.slider("n", 0, 9, 1)
with st.echo():
    st.write("in", n)
    m = 5
with st.echo("below"):
    st.write("fixed", m)
st.write(m)
