"""Every widget of the first part, without keys."""

import streamlit as st

pressed = st.button("Press")
ticked = st.checkbox("Tick", value=True)
on = st.toggle("Switch")
fruit = st.radio("Fruit", ["apple", "pear", "plum"], index=1, captions=["red", "green", "blue"])
town = st.selectbox("Town", ["Kiel", "Bonn", "Ulm"])
many = st.multiselect("Many", ["a", "b", "c", "d"], ["b"])
whole = st.slider("Whole", 0, 10)
part = st.slider("Part", 0.0, 1.0, 0.5, 0.05)
span = st.slider("Span", 1, 9, (3, 6))
word = st.text_input("Word")
count = st.number_input("Count", min_value=0, max_value=20, value=3)
amount = st.number_input("Amount", value=1.5, step=0.25)
st.write(pressed, ticked, on, fruit, town, many, whole, part, span, word, count, amount)
st.write([type(v).__name__ for v in (pressed, ticked, on, fruit, town, many, whole, part, span, word, count, amount)])
