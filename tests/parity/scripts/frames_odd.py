import numpy as np
import pandas as pd
import streamlit as st


def odd_frames(kind):
    if kind == "mixed":
        return pd.DataFrame({"m": [1, "two", 3.0, None]})
    if kind == "multi":
        index = pd.MultiIndex.from_product([["a", "b"], [1, 2]], names=["letter", None])
        return pd.DataFrame({"v": range(4)}, index=index)
    if kind == "numbers as names":
        return pd.DataFrame(np.arange(6).reshape(2, 3))
    if kind == "categories":
        return pd.DataFrame({"c": pd.Categorical(["x", "y", "x"]), "t": pd.to_timedelta([1, 2, 3], unit="h")})
    return pd.DataFrame()


def main():
    kind = st.selectbox("Kind", ["mixed", "multi", "numbers as names", "categories", "empty"])
    frame = odd_frames(kind)
    st.dataframe(frame)
    st.table(frame)
    st.write(frame.T.shape)


main()
