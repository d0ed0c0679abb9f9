# What a reader changes in a table is applied to what the script gives, which stays as it is, however both change.
# events: set t = "{\"edited_rows\": {\"1\": {\"n\": 20}}}"; set Scale = 3; rerun; set t = "{}"; set Scale = 1
import pandas as pd
import streamlit as st

frame = pd.DataFrame({"n": [1, 2, 3]})
scale = st.slider("Scale", 1, 3, 1)
mine = frame * scale
edited = st.data_editor(mine, key="t")
st.write("sum", edited["n"].sum(), "given", list(mine["n"]))
edited["n"] = edited["n"] + 100
st.write("changed", list(edited["n"]))
st.write("plain", list(frame["n"]))
