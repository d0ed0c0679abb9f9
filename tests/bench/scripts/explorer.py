import numpy as np
import pandas as pd
import streamlit as st


@st.cache_data
def make_data(rows):
    number = np.arange(rows)
    kinds = np.array(["ant", "bee", "cat", "dog"])
    return pd.DataFrame({
        "day": number % 365,
        "kind": kinds[number * 7919 % 4],
        "length": 10 + 3 * np.sin(number * 0.7),
        "weight": 50 + 9 * np.cos(number * 1.3),
    })


def overview(frame):
    st.header("Overview")
    left, middle, right = st.columns(3)
    left.metric("Rows", len(frame))
    middle.metric("Mean length", round(float(frame["length"].mean()), 2))
    right.metric("Kinds", frame["kind"].nunique())
    matrix = frame[["day", "length", "weight"]].corr(method="spearman")
    st.table(matrix.round(3))


def filters():
    with st.sidebar:
        kinds = st.multiselect("Kinds", ["ant", "bee", "cat", "dog"], ["ant", "bee"])
        low = st.slider("Shortest", 0, 20, 5)
        window = st.slider("Window", 1, 30, 7)
        show_rows = st.checkbox("Rows")
    return kinds, low, window, show_rows


def chosen(frame, kinds, low):
    part = frame[frame["kind"].isin(kinds) & (frame["length"] >= low)]
    st.write("chosen", len(part))
    return part


def trend(frame, window):
    st.subheader("Trend")
    daily = frame.groupby("day")["weight"].mean()
    smooth = daily.rolling(window, min_periods=1).median()
    st.line_chart(smooth)


def main():
    st.title("Explorer")
    frame = make_data(200_000)
    overview(frame)
    kinds, low, window, show_rows = filters()
    part = chosen(frame, kinds, low)
    st.bar_chart(part.groupby("kind")["weight"].sum())
    trend(frame, window)
    if show_rows:
        st.dataframe(part.head(100))
    st.caption("Nothing here is real.")


if __name__ == "__main__":
    main()
