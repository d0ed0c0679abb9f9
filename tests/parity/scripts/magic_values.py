"""A docstring of the module is not shown."""

import pandas as pd
import streamlit as st

"Shown *as markdown*"
n = st.slider("n", 0, 5, 2)
n
"n is", n, "and twice", n * 2
[1, 2, n]
{"n": n, "odd": n % 2 == 1}
None
"quiet"
x = n + 1
x if n > 2 else "small"
for i in range(n):
    i
    "in a loop"
if n > 3:
    "big"


def shown():
    """A docstring of a function is not shown."""
    "magic in a function"
    n + 100


shown()
pd.DataFrame({"n": range(n)})
3.5
(1, "two")
