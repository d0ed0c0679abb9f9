"""Messages, a page that stops early, an error that is caught and, for ostrich eggs, one that is not."""

import streamlit as st

st.title("The recipe scaler")
st.caption("Pancakes for four: 200 g flour, 400 ml milk, 3 eggs.")

guests = st.text_input("Guests", "6")

try:
    count = int(guests)
    factor = 4 / count
except ValueError as error:
    st.error(f"“{guests}” is not a number.")
    st.exception(error)
    st.stop()
except ZeroDivisionError:
    st.warning("Nobody comes, nothing to cook.")
    st.stop()

if count < 0:
    st.error("Fewer than nobody?")
    st.stop()
if count > 40:
    st.info("That needs more than one kitchen.")

st.table({"flour in g": [round(200 / factor)], "milk in ml": [round(400 / factor)], "eggs": [round(3 / factor, 1)]})

if st.toggle("Weigh the eggs too"):
    sizes = {"small": 48, "medium": 58, "large": 68}
    size = st.radio("Size", [*sizes, "ostrich"], index=1)
    st.write(f"{round(3 / factor * sizes[size])} g of egg")
st.success("Enjoy your meal.")
