import datetime as dt

import numpy as np
import pandas as pd
import streamlit as st

frame = pd.DataFrame(
    {
        "name": ["Ada", "Bo", None],
        "n": [1, 2, 3],
        "x": [0.5, np.nan, 1.5],
        "ok": [True, False, True],
        "day": [dt.date(2024, 1, 1), dt.date(2024, 2, 1), None],
        "at": pd.to_datetime(["2024-01-01 10:00", "2024-02-01 11:30", None]),
        "clock": [dt.time(8, 0), dt.time(9, 30), None],
        "took": pd.to_timedelta([60, 90, None], unit="s"),
        "tags": [["x"], ["x", "y"], []],
        "kind": pd.Categorical(["a", "b", "a"]),
    }
)


@st.cache_data
def told(text):
    return f"told {text}"


def noticed(what):
    st.session_state.count = st.session_state.get("count", 0) + 1
    st.session_state.last = (what, st.session_state.fixed)


def main():
    scale = st.slider("Scale", 1, 3, 1)
    mine = frame.assign(n=frame["n"] * scale)
    edited = st.data_editor(mine, key="fixed", on_change=noticed, args=("hello",))
    st.write(edited, str(edited.dtypes.to_dict()), mine)
    st.write(st.session_state.fixed, type(st.session_state.fixed).__name__, told(str(edited["n"].sum())))
    st.write(st.session_state.get("count"), st.session_state.get("last"))
    more = st.data_editor(
        mine[["name", "n"]],
        num_rows="dynamic",
        key="dynamic",
        column_config={"n": st.column_config.NumberColumn(required=True, default=5, min_value=0)},
        column_order=("n", "name"),
    )
    st.write(more, len(more), st.session_state["dynamic"]["added_rows"])
    labelled = st.data_editor(mine.set_index("name")[["n", "x"]].head(2), num_rows="dynamic", disabled=["x"])
    st.write(labelled)
    less = st.data_editor(mine[["ok"]], num_rows="delete", disabled=st.checkbox("Locked"))
    st.write(less)


main()
