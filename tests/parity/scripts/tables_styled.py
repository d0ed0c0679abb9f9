import pandas as pd
import streamlit as st

frame = pd.DataFrame({"town": ["Kiel", "Bonn", "Ulm"], "n": [1.0, 2.5, None], "m": [3, 1, 2]}, index=list("xyz"))


def warm(value):
    return "color: red; font-weight: bold" if value > 1.5 else ""


def main():
    digits = st.slider("Digits", 0, 3, 1)
    top = st.checkbox("Top")
    style = frame.style.format({"n": f"{{:.{digits}f}} €"}, na_rep="–").map(warm, subset=["n", "m"])
    if top:
        style = style.highlight_max(subset=["m"], color="yellow").set_caption("Towns")
    st.dataframe(style)
    st.table(style.set_table_styles([{"selector": "th", "props": [("color", "blue")]}]))
    st.table(frame.style.background_gradient(subset=["m"]) if digits == 9 else frame.style.hide(axis="columns", subset=["m"]))
    st.dataframe(frame.style.set_properties(**{"background-color": "#eee"}), on_select="rerun")
    try:
        with pd.option_context("styler.render.max_elements", 3):
            st.dataframe(frame.style)
    except st.errors.StreamlitAPIException as error:
        st.write(type(error).__name__)


main()
