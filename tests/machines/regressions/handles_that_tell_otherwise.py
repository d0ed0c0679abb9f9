# Handles that write to one place may tell something else: of another form, open or not, of as many columns.
# events: set line = true; set n = 3; set more = true; set line = false; set kind = true; rerun; set more = false; set n = 1; set kind = false
import streamlit as st

n = st.slider("n", 0, 9, 1)
line = st.checkbox("line")
kind = st.checkbox("kind")


def made():
    return st.form("form") if kind else st.container(border=line)


box = made()
box.text(f"in the box {sum(range(9))}")
if kind:
    box.form_submit_button("Send")
more = st.expander("more", expanded=line, on_change="rerun", key="more")
told = [more.open]
st.write(told, more.open)
more.text("inside")
cells = st.grid(n % 3 + 1, border=line)
try:
    cells.cell(column_span=2).text("wide")
except Exception as error:
    st.write(type(error).__name__)
shape = st.skeleton(height=20 + n)
with shape:
    st.write("beside")
columns = st.columns(2, border=line)
for number, column in enumerate(columns):
    column.text(number)
st.write(n, "last")
