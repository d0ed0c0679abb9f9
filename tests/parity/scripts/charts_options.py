import pandas as pd
import streamlit as st

frame = pd.DataFrame({"town": ["Kiel", "Bonn", "Ulm", "Ulm"], "year": [2001, 2002, 2001, 2002], "n": [3, 5, 2, 6]})
stack = st.selectbox("Stack", ["default", "normalize", "center", "off", "on"])
value = {"default": None, "off": False, "on": True}.get(stack, stack)
sideways = st.checkbox("Sideways")
if stack != "off":
    st.area_chart(frame, x="year", y="n", color="town", stack=value)
st.bar_chart(frame, x="town", y="n", horizontal=sideways, stack=None if stack == "center" else value)
st.bar_chart(frame, x="town", y="n", color="year", stack=False)
st.scatter_chart(frame, x="year", y="n", size="n", color="town")
st.line_chart([1, 4, 2])
st.line_chart({"a": [1, 2], "b": [2, 1]})
