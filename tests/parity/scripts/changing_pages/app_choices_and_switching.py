"""Choices in the frame and on a page, which the browser goes on showing when the script asks for another page."""

import streamlit as st


def body(name, other):
    number = st.number_input("Number", 0, 9, 2)
    pick = st.selectbox("Pick", [1, 2, 3], format_func=lambda value: f"#{value}", key=f"pick {name}")
    st.write(name, number, pick)
    if st.button("Other page"):
        st.switch_page(other)
    if st.button("No such page"):
        st.switch_page(st.Page(third))


def first():
    body("first", second_page)


def second():
    body("second", first_page)


def third():
    pass


first_page = st.Page(first, default=True)
second_page = st.Page(second)
page = st.navigation([first_page, second_page])
with st.sidebar:
    shown = [
        st.radio("Radio", ["a", "b", "c"]),
        st.multiselect("Several", ["x", "y", "z"], ["y"]),
        st.select_slider("Scale", ["low", "mid", "high"]),
        st.selectbox("One", ["ant", "bee"], key="one"),
        st.segmented_control("Segments", [1, 2, 3], selection_mode="multi", default=[1], key="segments"),
        st.pills("Pills", ["p", "q"], default="p"),
    ]
st.write(shown)
page.run()
