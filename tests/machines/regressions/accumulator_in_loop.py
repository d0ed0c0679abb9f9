# A sum over widgets that a loop makes.
# events: set n = 3; set "w 1" = 4; set "w 2" = 2; set n = 1; set n = 3; set "w 0" = 5
import streamlit as st
n = st.slider("n", 0, 9, 1)

total = 0
values = []
for i in range(n):
    v = st.slider(f"w {i}", 0, 9, i)
    total += v
    values.append(v)
    st.write(i, total)
st.write(total, values)
