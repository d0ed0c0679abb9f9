import numpy as np
import streamlit as st


def scale(array, by):
    array *= by
    return array


def main():
    grid = np.arange(6.0).reshape(2, 3)
    view = grid[0]
    by = st.number_input("By", 1, 5, 2)
    scaled = scale(view, by)
    st.write(grid.tolist())
    if st.checkbox("Zero"):
        grid[:, 1] = 0
    st.write(view.tolist(), scaled is view, float(grid.sum()))
    st.line_chart(grid)


main()
