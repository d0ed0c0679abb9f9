import dataclasses

import numpy as np
import pandas as pd
import streamlit as st


@dataclasses.dataclass
class Point:
    x: int
    y: int


def pieces(which):
    if which == "numbers":
        return [1, 2.5, True, complex(1, 2)]
    if which == "containers":
        return [[1, 2], {"a": 1}, (1, 2), {"nested": {"deep": [1]}}, set()]
    if which == "tables":
        frame = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
        return [frame, frame["a"], np.arange(4).reshape(2, 2)]
    return ["text", None, ValueError("an error as a value")]


def main():
    which = st.radio("What", ["numbers", "containers", "tables", "others"])
    for piece in pieces(which):
        st.write(piece)
    st.write("several", 1, "strings", None, "joined")
    st.write("a frame", pd.DataFrame({"z": [1]}), "after it")
    st.write()


main()
