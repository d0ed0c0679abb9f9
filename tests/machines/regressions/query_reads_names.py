# Queries of pandas read variables by name, from the text they are given.
# events: set limit = 5; set low = 4; rerun; set limit = 8; set low = 0
import streamlit as st
import pandas as pd
df = pd.DataFrame({"v": range(10)})
limit = st.slider("limit", 0, 9, 3)
st.write(len(df.query("v > @limit")))
total = df.eval("v + @limit").sum()
st.write(int(total))
def count(low):
    high = low + 3
    return len(df.query("v >= @low and v < @high and v != @limit"))
st.write(count(1))
text = "v == @limit"
st.write(df.query(text).v.tolist())
def main():
    low = st.slider("low", 0, 9, 1)
    st.write(len(df.query("v > @low")), len(df.query(f"v > @{'low'}")))
    st.write(len(df.query("v > @low and v < @limit")))
main()
