# A class gets another list when it has been looked at often: what changes the new one changes an input.
# events: set n = 4; set n = 4; rerun; set more = true; set n = 2; set more = false; rerun
import streamlit as st
class Box:
    items = [0]
st.write(len(Box.items))
st.write(len(Box.items), "again")
st.write(len(Box.items), "and again")
more = st.checkbox("more")
Box.items = [1] if more else [2, 3]
st.write(len(Box.items), "new")
n = st.slider("n", 0, 9, 1)
Box.items.append(n)
st.write(sum(Box.items))
Box.items.append(1)
st.write(sum(Box.items))
