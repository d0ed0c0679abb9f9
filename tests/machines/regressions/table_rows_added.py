# Rows that a reader adds and deletes, in a table that a script changes afterwards and keeps.
# events: set t = "{\"added_rows\": [{\"n\": 7}], \"deleted_rows\": [0]}"; click Keep; set Scale = 2; rerun; click Keep
import pandas as pd
import streamlit as st

scale = st.slider("Scale", 1, 3, 1)
rows = [{"n": 1 * scale}, {"n": 2}]
more = st.data_editor(rows, key="t", num_rows="dynamic")
st.write("rows", len(more), *[row["n"] for row in more], "given", len(rows))
more.append({"n": 0})
st.write("longer", len(more), dict(st.session_state.t))
if st.button("Keep"):
    st.session_state.kept = more
st.write("kept", len(st.session_state.kept) if "kept" in st.session_state else None)
