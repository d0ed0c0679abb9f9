# A list inside a column of objects is changed behind the frame.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
import pandas as pd
inner = [1]
df = pd.DataFrame({"o": [inner, [2]]})
st.write(str(df["o"].tolist()))
n = st.slider("n", 0, 9, 1)
inner.append(n)
st.write(str(df["o"].tolist()))
df["o"].iloc[1].append(n * 2)
st.write(str(df["o"].tolist()))
