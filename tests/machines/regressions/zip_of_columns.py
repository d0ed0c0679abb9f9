# The header of a loop makes its containers itself; the loop is left early, and one of its lists grows in it.
# events: set n = 4; rerun; set n = 1; set n = 2; rerun
import streamlit as st
n = st.slider("n", 0, 9, 2)
names = ["a", "b", "c"]
rows = []
for i, (name, column) in enumerate(zip(names, st.columns(3)), start=1):
    column.metric(name, i * n)
    rows.append([name])
    if i == n:
        break
for row in reversed(rows):
    row.append(n)
    st.write(row)
for k, item in enumerate(rows):
    if k < 2:
        rows.append([k])
st.write(rows)
