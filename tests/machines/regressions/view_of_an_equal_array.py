# A new array equals the old one and stays new; a view of it is not the view of the old one, however equal it looks.
# events: set n = 4; set n = 4; set n = 6; rerun
import numpy as np
import pandas as pd
import streamlit as st

n = st.slider("n", 0, 9, 1)
array = np.array([1, 2, 3, 0 * n * id(st)])
view = array[:2]
table = pd.DataFrame(array, copy=False)
if n > 3:
    view[0] = n
st.write(array.tolist(), view.tolist(), table.to_dict("list"))
