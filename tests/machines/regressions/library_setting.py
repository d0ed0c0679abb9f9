# A library's settings are an input of what they show in; who sets them leaves them so.
# events: set n = 2; rerun; set m = 3; set n = 6; rerun; set n = 2
import pandas as pd
import streamlit as st

n = st.slider("n", 2, 9, 4)
m = st.slider("m", 1, 9, 1)
frame = pd.DataFrame({"a": range(20)})
pd.set_option("display.max_rows", n)
shown = str(frame)
st.text(shown)
st.text(m)
pd.set_option("display.max_rows", 60)
st.text(str(frame.tail(3)))
