# A loop appends to the list that it walks.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

l = [n]
for i in l:
    st.write("i", i)
    if len(l) < 4:
        l.append(i + 1)
st.write(l)
