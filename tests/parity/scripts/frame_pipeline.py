import pandas as pd
import streamlit as st


@st.cache_data
def load():
    days = pd.date_range("2023-01-01", periods=60, freq="D")
    return pd.DataFrame({"day": days, "site": ["A", "B", "C"] * 20, "hits": [(i * 37) % 23 for i in range(60)]})


def filters(frame):
    with st.sidebar:
        sites = st.multiselect("Sites", sorted(frame["site"].unique()), default=["A", "B"])
        low, high = st.slider("Hits", 0, 22, (0, 22))
    return frame[frame["site"].isin(sites) & frame["hits"].between(low, high)]


def overview(frame):
    a, b = st.columns(2)
    a.metric("Rows", len(frame))
    b.metric("Hits", int(frame["hits"].sum()), delta=int(frame["hits"].sum() - 300))


def main():
    st.title("Hits")
    frame = filters(load())
    if frame.empty:
        st.info("Nothing is left.")
        st.stop()
    overview(frame)
    table, chart = st.tabs(["Table", "Chart"])
    with table:
        st.dataframe(frame.groupby("site", as_index=False)["hits"].mean())
    with chart:
        by = st.radio("By", ["site", "month"], horizontal=True)
        key = frame["day"].dt.month if by == "month" else frame["site"]
        st.bar_chart(frame.groupby(key)["hits"].sum())


if __name__ == "__main__":
    main()
