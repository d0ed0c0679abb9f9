# pandas writes in place where nobody shares a block: what keeps a table must not count as somebody.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import numpy as np
import pandas as pd
import streamlit as st


def both(frame, n):
    seen = frame["x"].to_numpy()
    frame.loc[0, "x"] = n
    return seen.tolist()


array = np.arange(4)
table = pd.DataFrame(array.reshape(2, 2), copy=False)
frame = pd.DataFrame({"x": [1, 2, 3]})
part = frame["x"]
alone = pd.DataFrame({"x": [1, 2, 3]})
n = st.slider("n", 0, 9, 1)
st.write(array.tolist())
table.loc[1, 1] = n
st.write(array.tolist())
st.write(both(frame, n), part.tolist(), frame["x"].tolist())
st.write(both(alone, n + 1), alone["x"].tolist())
seen = alone["x"].to_numpy()
alone.loc[1, "x"] = n
st.write(seen.tolist())
