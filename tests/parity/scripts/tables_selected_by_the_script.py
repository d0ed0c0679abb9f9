import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": [1, 2, 3], "b": list("xyz")})


def choose(what):
    st.session_state.table = {"selection": what}


for name, what in (
    ("rows", {"rows": [1, 2], "columns": [], "cells": []}),
    ("columns", {"rows": [], "columns": ["b"], "cells": []}),
    ("nothing", {"rows": [], "columns": [], "cells": []}),
):
    st.button(name, on_click=choose, args=(what,))
event = st.dataframe(frame, key="table", on_select="rerun", selection_mode=["multi-row", "single-column"])
st.write(event, st.session_state.table)
st.checkbox("Again")
