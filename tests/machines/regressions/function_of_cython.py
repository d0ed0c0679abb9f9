# A function that Cython has compiled is held by the script, and called: its type names no module.
# events: set n = 4; set n = 5
import pandas as pd
import streamlit as st
n = st.slider("n", 0, 9, 3)
infer = pd._libs.lib.infer_dtype
st.write(infer([n, 2]), infer.__name__)
found = [infer, n]
st.write(found[0](["a"]))
