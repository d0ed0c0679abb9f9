# Tables over one array, equal to the last ones: a write into the array shows in all of them, or in none.
# events: set n = 4; set m = 2; set n = 5; rerun; set m = 7; set n = 1
import numpy as np
import pandas as pd
import streamlit as st
n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
def make(k):
    array = np.arange(4) * (k > 20)
    return array, pd.DataFrame(array.reshape(2, 2), copy=False), pd.Series(array, copy=False)
array, table, column = make(n)
st.write(array.tolist(), table.values.tolist())
array[0] = m
st.write(array.tolist(), table.values.tolist(), column.tolist())
column.iloc[1:2].tolist()
frame = pd.DataFrame({"a": [n > 20, 1], "b": ["x", "y"]})
other = frame[["a"]]
st.write(frame)
other.loc[0, "a"] = m
frame["c"] = m
st.write(frame, other)
