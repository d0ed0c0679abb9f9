import pandas as pd
import streamlit as st


@st.cache_data
def load(seed):
    return pd.DataFrame({"x": range(seed, seed + 8), "g": list("aabb" * 2)})


@st.cache_data
def summary(frame, how):
    return frame.groupby("g")["x"].agg(how).reset_index()


@st.cache_resource
def model(kind):
    return {"kind": kind, "used": 0}


class Reader:
    def __init__(self, seed):
        self.seed = seed

    def frame(self):
        return load(self.seed)


def main():
    seed = st.number_input("Seed", 0, 5, 1)
    how = st.radio("How", ["sum", "max"])
    frame = Reader(seed).frame()
    frame["x"] = frame["x"] * 2
    st.dataframe(summary(frame, how))
    st.write(int(load(seed)["x"].sum()))
    chosen = model(how)
    chosen["used"] += 1
    st.write(chosen, model(how) is chosen)


main()
