import pandas as pd
import pyarrow as pa
import streamlit as st

frame = pd.DataFrame({"a": [1, 2]})
st.checkbox("Again")
levels = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")]))
for data, options in (
    (frame, {}),
    (None, {}),
    ([1, 2], {}),
    (frame.style, {}),
    (levels, {}),
    (pa.Table.from_pandas(levels), {}),
    (frame, {"on_select": "rerun"}),
    (lambda: iter([1]), {}),
):
    try:
        st.dataframe(data, lazy=True, **options)
    except Exception as error:
        st.write(type(error).__name__)
st.dataframe(frame, lazy=False)
