"""Two widgets that are the same are one too many; what makes them different makes them two."""

import streamlit as st


def twice(make, again):
    make()
    try:
        again()
    except st.errors.StreamlitAPIException as err:
        st.write(type(err).__name__)


def main():
    how = st.radio("How", ["equal", "key", "other label", "sidebar", "other key"])
    make = lambda: st.checkbox("Double")
    if how == "equal":
        twice(make, make)
    elif how == "key":
        twice(lambda: st.checkbox("A", key="same"), lambda: st.toggle("B", key="same"))
    elif how == "other label":
        twice(make, lambda: st.checkbox("Other"))
    elif how == "sidebar":
        twice(make, lambda: st.sidebar.checkbox("Double"))
    else:
        twice(lambda: st.slider("S", 0, 3, key="x"), lambda: st.slider("S", 0, 3, key="y"))
    st.write("below")


main()
