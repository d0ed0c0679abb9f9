# A handler changes the error that it caught: in the next run it is as it was raised.
# events: set m = 4; set m = 2; rerun; set n = 3; set m = 5; set k = 2; set m = 1; set k = 4; rerun
import streamlit as st


class Refused(Exception):
    def __init__(self, items):
        super().__init__("refused")
        self.items = items


n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
kept = []
try:
    st.write("asking")
    raise Refused([n])
except Refused as error:
    error.items.append(m)
    st.write("first", error.items)
    k = st.slider("k", 0, 9, 1)
    error.items.append(k)
    error.level = len(error.items)
    st.write("second", error.items, error.level)
    kept.append(error)
st.write([one.items for one in kept], m)
