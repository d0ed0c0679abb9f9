# A frame is written by column, by cell and by condition between its readers.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
import pandas as pd
df = pd.DataFrame({"u": [1, 2, 3], "w": [4, 5, 6]})
same = df
st.write(int(df["u"].sum()))
n = st.slider("n", 0, 9, 1)
df["w"] = df["u"] * n
st.write(same["w"].tolist())
df.loc[0, "u"] = n
st.write(int(same["u"].sum()))
df.sort_values("u", inplace=True)
st.dataframe(df)
part = df[df["u"] > 1]
st.write(len(part))
