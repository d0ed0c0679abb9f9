# Arrow reads files by itself; the call site notes the path.
# events: set n = 4; click two; rerun; click one; set n = 5; click two
from pathlib import Path
import pandas as pd
import pyarrow.parquet as pq
import streamlit as st

file = Path(__file__).with_name("rows.parquet")
def put(n):
    pd.DataFrame({"a": list(range(n))}).to_parquet(file)
if "begun" not in st.session_state:
    st.session_state.begun = True
    put(3)
for name, count in [("one", 1), ("two", 2)]:
    st.button(name, on_click=put, args=(count,))
n = st.slider("n", 0, 9, 1)
frame = pd.read_parquet(file)
st.write(len(frame))
table = pq.read_table(str(file))
st.write(table.num_rows)
folder = pd.read_parquet(file.parent, filters=[("a", ">=", 0)]) if n == 4 else None
st.write(n)
