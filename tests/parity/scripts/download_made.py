"""Files that are made when they are asked for: what the page says of them."""

import streamlit as st

rows = st.slider("Rows", 1, 9)


def table():
    return "\n".join(map(str, range(rows)))


st.download_button("Table", table, "table.csv", "text/csv", key="table")
st.write(st.download_button("Silent", data=lambda: b"x" * rows, on_click="ignore", icon=":material/save:"))
st.download_button("Off", table, disabled=True, help="not now")
st.download_button("Kept", f"{rows}")
