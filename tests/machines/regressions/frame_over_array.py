# A frame that shares memory with an array sees the array change.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
import numpy as np
import pandas as pd
a = np.zeros((3, 2))
df = pd.DataFrame(a, columns=["u", "w"], copy=False)
st.write(df["u"].tolist())
n = st.slider("n", 0, 9, 1)
a[0, 0] = n
st.write(df["u"].tolist())
st.dataframe(df)
