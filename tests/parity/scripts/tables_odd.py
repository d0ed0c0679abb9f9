import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import streamlit as st

ODD = {
    "twice": lambda: pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]),
    "numbers": lambda: pd.DataFrame([[1, 2]], columns=[1, 2.5]),
    "mixed names": lambda: pd.DataFrame([[1, 2, 3]], columns=["a", 1, (2, 3)]),
    "dates as names": lambda: pd.DataFrame([[1, 2]], columns=pd.date_range("2024-01-01", periods=2)),
    "levels": lambda: pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])),
    "mixed": lambda: pd.DataFrame({"m": [1, "x", None, 2.5, b"y"], "o": [object, 1, 2, 3, 4]}),
    "not finite": lambda: pd.DataFrame({"x": [np.nan, np.inf, -np.inf], "t": pd.to_datetime([None, "2024-01-01", None])}),
    "nested": lambda: pd.DataFrame({"d": [{"a": {"b": [1]}}, None], "l": [[[1, 2]], []], "s": [{1}, {2}]}),
    "huge text": lambda: pd.DataFrame({"t": ["x" * 200_000, "y"]}),
    "huge numbers": lambda: pd.DataFrame({"n": [2**62, -(2**62)], "o": [2**80, 1]}),
    "decimals": lambda: pd.DataFrame({"d": [Decimal("1.10"), Decimal(2)], "c": [1 + 2j, 3j]}),
    "spans": lambda: pd.DataFrame({"p": pd.period_range("2024-01", periods=2, freq="M"), "i": pd.interval_range(0, 2)}),
    "wide": lambda: pd.DataFrame(np.arange(3000).reshape(1, -1)),
    "labels": lambda: pd.DataFrame({"a": [1, 2]}, index=[1, "x"]),
    "several labels": lambda: pd.DataFrame({"a": [1, 2]}, index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])),
    "surrogates": lambda: pd.DataFrame({"a": ["\N{GRINNING FACE}", "\x00", "\n"]}),
    "old dates": lambda: pd.DataFrame({"d": [dt.date(1, 1, 1), dt.date(9999, 12, 31)]}),
    "nothing": lambda: pd.DataFrame(index=[1, 2]),
}


def main():
    name = st.selectbox("Odd", list(ODD))
    for show in (
        lambda data: st.dataframe(data),
        lambda data: st.dataframe(data, on_select="rerun", selection_mode="multi-column", key=name),
        lambda data: st.table(data),
        lambda data: st.data_editor(data, key=f"edit {name}"),
    ):
        try:
            show(ODD[name]())
        except Exception as error:
            st.write(type(error).__name__)


main()
