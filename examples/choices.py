"""Checkbox, toggle, radio, selectbox, multiselect, slider, text and number input: each decides a part of the page."""

import pandas as pd
import streamlit as st

breads = pd.DataFrame(
    {
        "bread": ["Rye", "Spelt", "Wheat", "Oat", "Barley", "Emmer"],
        "grams": [750, 500, 1000, 600, 500, 750],
        "price": [5.20, 4.90, 4.10, 4.60, 3.90, 5.80],
        "seeds": [False, True, False, True, False, True],
    }
)

st.header("The bread shelf")

only_seeds = st.checkbox("Only with seeds")
order = st.radio("Sort by", ["bread", "price", "grams"], horizontal=True)
dearest = st.slider("At most", 3.5, 6.0, 6.0, 0.1, format="%.2f")

shelf = breads[breads["price"] <= dearest].sort_values(order)
if only_seeds:
    shelf = shelf[shelf["seeds"]]

if shelf.empty:
    st.info("Nothing on the shelf for that.")
else:
    st.dataframe(shelf, hide_index=True)

st.divider()
st.subheader("Your order")

name = st.text_input("Name on the bag", placeholder="for the baker")
basket = st.multiselect("Breads", breads["bread"], default=["Rye"])
loaves = st.number_input("Loaves of each", 1, 12, 1)
pickup = st.selectbox("Pick up at", ["7:00", "12:00", "17:30"], index=None, placeholder="choose a time")
sliced = st.toggle("Sliced")

total = loaves * breads.loc[breads["bread"].isin(basket), "price"].sum()
st.metric("To pay", f"{total:.2f} €", delta=f"{loaves * len(basket)} loaves", delta_color="off")

if not basket:
    st.warning("The basket is empty.")
elif pickup is None:
    st.info("Choose when to pick it up.")
else:
    st.success(f"{name or 'Somebody'} fetches {', '.join(basket)}{' (sliced)' if sliced else ''} at {pickup}.")
