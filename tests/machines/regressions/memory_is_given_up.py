# Outcomes that were given up are computed again where they are needed, on objects as they were then.
# events: set n = 1; forget 1; set n = 2; forget 2; rerun; forget 3; set n = 1; forget 4; set m = 2; forget 5; set n = 0
import streamlit as st

n = st.slider("n", 0, 5, 0, key="n")
m = st.slider("m", 0, 5, 0, key="m")
rows = [n]
table = {"rows": rows}
rows.append(m)
if n == 1:
    extra = [rows, m]
    extra.append(len(rows))
    st.write("extra", len(extra), extra[0])
else:
    rows.append(7)
st.write("rows", table["rows"])
rows.sort()
st.write("sorted", rows, m)
