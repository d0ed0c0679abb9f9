import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6]})
alias = frame
st.write("sum before", int(frame["a"].sum()))
factor = st.slider("Factor", 1, 4, 2)
frame["a"] = frame["a"] * factor
st.write("sum after", int(alias["a"].sum()))
if st.checkbox("Drop"):
    alias.drop(columns="b", inplace=True)
st.write(list(frame.columns))
if st.checkbox("Poke"):
    frame.loc[0, "a"] = 100
st.dataframe(alias)
row = frame.iloc[0].to_dict()
row["a"] = -1
st.write(row, int(frame["a"].iloc[0]))
