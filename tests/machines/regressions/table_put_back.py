# A table, a column and an array that are changed in place are put back without their makers, aliases included.
# events: set n = 4; set n = 4; rerun; set n = 2; set m = 3; set n = 1; rerun
import streamlit as st
import numpy as np
import pandas as pd
df = pd.DataFrame({"a": [1, 2, 3], "s": ["x", "y", "z"]})
same = df
column = df["a"]
index = df.index
row = np.arange(6).reshape(2, 3)
part = row[1]
st.write(df.to_dict(), column.tolist(), row.tolist())
k = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
df["b"] = df["a"] * k
df.loc[0, "a"] = k
column.iloc[1] = m
index.name = f"row {m}"
part[0] = k
st.write(same.to_dict(), column.tolist(), str(df.index.name), row.tolist())
same.drop(columns="s", inplace=True)
df.sort_values("b", ascending=k > 3, inplace=True)
row *= m
st.write(df.reset_index().to_dict(), part.tolist())
