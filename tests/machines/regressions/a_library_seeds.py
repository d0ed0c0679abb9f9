# Library code seeds where no table says so, and leaves the generator as it was.
# events: click draw; rerun; set n = 3; click draw; rerun
import random
import numpy as np
import streamlit as st

n = st.slider("n", 0, 9, 1)
if n == 3:
    random.random()
setter = getattr(random, "se" + "ed")
numpy_setter = vars(np.random)["se" + "ed"]
setter(5)
numpy_setter(5)
k = setter(5), numpy_setter(5)
if st.button("draw"):
    st.write(random.random(), float(np.random.random()))
