import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

GIVEN = {
    "list": [1, 2, 3],
    "tuple": ("a", "b"),
    "set": {4},
    "records": [{"a": 1, "b": "x"}, {"a": 2, "b": None}],
    "rows": [[1, "x"], [2, "y"]],
    "columns": {"a": [1, 2], "b": ["x", None]},
    "nested": {"a": {"x": 1, "y": 2}},
    "values": {"a": 1, "b": 2},
    "empty dict": {},
    "array": np.array([1, 2]),
    "matrix": np.array([[1, 2], [3, 4]]),
    "series": pd.Series([1, 2], name="s"),
    "index": pd.Index([1, 2]),
    "arrow": pa.table({"a": [1, 2]}),
    "arrow array": pa.array([1, 2]),
    "none": None,
    "nothing": pd.DataFrame(),
    "unnamed": pd.DataFrame({1: [1], (2, 3): ["a"]}),
    "levels": pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])),
    "mixed": pd.DataFrame({"a": [1, "x", None], "b": [1, 2.5, 3]}),
    "styled": pd.DataFrame({"a": [1, 2]}).style.format("{:.1f}"),
}


def main():
    name = st.selectbox("Given", list(GIVEN))
    how = st.radio("Rows", ["fixed", "dynamic", "add"])
    given = GIVEN[name]
    back = st.data_editor(given, num_rows=how, key=f"{name} {how}")
    shown = sorted(back, key=str) if name == "set" else back.to_pylist() if name == "arrow array" else repr(back)
    st.write(type(back).__name__, shown)
    st.write(repr(given) if name not in ("set", "styled", "arrow array") else len(GIVEN))


main()
