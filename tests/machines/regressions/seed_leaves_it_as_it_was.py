# Seeding a generator that is in the seed's state moves nothing, and yet must be done again later.
# events: rerun; click draw; rerun; click draw; rerun
import random
import numpy as np
import streamlit as st

def set_seed(seed):
    random.seed(seed)
    np.random.seed(seed)

set_seed(0)
random.seed(0)
np.random.seed(0)
if st.button("draw"):
    st.write(random.random(), float(np.random.random()))
