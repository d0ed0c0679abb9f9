import pandas as pd
import streamlit as st

rows = st.slider("Rows", 0, 6, 3, key="rows")
frame = pd.DataFrame(
    {
        "name": ["ada", "bob", "cyd", "dee", "eve", "fay"],
        "size": [1.5, float("nan"), 3.0, -1.0, 0.0, 2.25],
        "count": [3, 1, 4, 1, 5, 9],
        "day": pd.date_range("2024-01-30", periods=6),
        "ok": [True, False, None, True, True, False],
    }
).head(rows)
st.dataframe(frame)
st.dataframe(frame.set_index("name"), hide_index=False)
st.dataframe(frame, hide_index=True, column_order=["count", "name"], height=200)
st.table(frame[["name", "count"]])
st.dataframe(frame.groupby("ok")["count"].sum())
st.dataframe([[1, 2], [3, 4]])
st.dataframe({"a": [1, 2], "b": [3, 4]})
st.table({"a": 1, "b": 2})
st.dataframe(frame["size"])
