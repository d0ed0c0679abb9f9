import pandas as pd
import streamlit as st


def table():
    if "table" not in st.session_state:
        st.session_state.table = pd.DataFrame({"name": ["a", "b"], "n": [1, 2]})
    return st.session_state.table


def main():
    frame = table()
    if st.button("Append"):
        frame.loc[len(frame)] = [chr(97 + len(frame)), len(frame) * 2]
    if st.button("Replace"):
        st.session_state.table = frame[frame["n"] > 1].reset_index(drop=True)
    if st.button("Double"):
        frame["n"] *= 2
    st.dataframe(frame)
    st.write(int(st.session_state.table["n"].sum()), len(table()))
    st.bar_chart(st.session_state.table, x="name", y="n")


main()
