import pandas as pd
import streamlit as st


@st.cache_data
def data(points):
    return pd.DataFrame(
        {
            "x": range(points),
            "up": [i * i for i in range(points)],
            "down": [-i for i in range(points)],
            "kind": list("ab" * points)[:points],
        }
    )


def main():
    points = st.slider("Points", 2, 8, 4)
    kind = st.selectbox("Chart", ["line", "bar", "area", "scatter"])
    frame = data(points)
    draw = {"line": st.line_chart, "bar": st.bar_chart, "area": st.area_chart, "scatter": st.scatter_chart}[kind]
    draw(frame[["up", "down"]])
    draw(frame, x="x", y="up")
    draw(frame, x="x", y=["up", "down"], x_label="step", y_label="value")
    draw(frame, x="x", y="up", color="kind")
    draw(frame, x="x", y=["up", "down"], color=["#ff0000", "#0000ff"], height=200)


if __name__ == "__main__":
    main()
