import pandas as pd
import streamlit as st


@st.cache_data
def load(n):
    st.write("loading", n)
    return pd.DataFrame({"v": range(n)})


@st.cache_resource
def shared():
    return {"calls": []}


@st.cache_data(ttl=3600, max_entries=2, show_spinner=False)
def square(n, _unhashed=None):
    shared()["calls"].append(n)
    return n * n


def main():
    n = st.slider("n", 1, 5, 3)
    frame = load(n)
    frame["w"] = frame["v"] * 2
    st.dataframe(frame)
    st.write(square(n, _unhashed=object()), square(2))
    st.write(shared()["calls"])
    if st.button("Clear squares"):
        square.clear()
    if st.button("Clear this"):
        load.clear(n)
    if st.button("Clear all data"):
        st.cache_data.clear()


main()
