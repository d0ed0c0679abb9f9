# What a run writes, the same run reads: before the write it sees the old text, after it the new one.
# events: set n = 4; rerun; rerun; set n = 5; set n = 4; rerun
from pathlib import Path
import streamlit as st

n = st.slider("n", 0, 9, 1)
mode = str(st.session_state.get("x", "log"))
file = Path(__file__).with_name(mode + ".txt")
if "begun" not in st.session_state:
    st.session_state.begun = True
    file.write_text("begun")
rows = [file.read_text()]
first = rows[0] if n > 4 else "old"
st.write(len(first) > 0)
file.write_text(f"n is {n}")
st.write(file.read_text())
rows.append(n)
st.write(rows[1:])
