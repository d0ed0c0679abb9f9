# A loop that may not run at all leaves the earlier binding.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

x = n + 100
for i in range(n - 2):
    x = 5
st.write(x)
