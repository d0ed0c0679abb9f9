"""Pills, segments, ratings, page numbers, menus and colours, with keys and without, disabled, ignored, in a form."""

import streamlit as st

one = st.pills("Pill", ["red", "green", "blue"], default="green")
many = st.pills("Pills", {"a": 1, "b": 2, "c": 3}, selection_mode="multi", default=["a", "c"], key="many", help="Some")
must = st.segmented_control(
    "Must", [1, 2, 3], required=True, default=2, format_func=lambda n: f":material/star: No {n}"
)
none = st.segmented_control(
    "None yet", ["x", "y"], selection_mode="multi", label_visibility="collapsed", width="stretch"
)
st.write(one, many, must, none, [type(value).__name__ for value in (one, many, must, none)])
st.write(
    st.feedback(), st.feedback("stars", default=3, key="stars"), st.feedback("faces", width=300, on_change="ignore")
)
page = st.pagination(9, default=2, key="page", max_visible_pages=5)
st.write(page, st.pagination(3, max_visible_pages=None))


def chosen(tag):
    st.session_state.chosen = (tag, st.session_state.export)


st.write(st.menu_button("Export", ["csv", "json"], key="export", on_click=chosen, args=("menu",), icon="📦", help="As"))
st.write(st.session_state.get("chosen"))
st.write(st.menu_button("Numbers", [1, 2], format_func=lambda n: f"#{n}", type="primary", disabled=page == 9))
st.write(st.color_picker("Colour", "#00ffaa", key="colour"), st.color_picker("Black", width=20))
st.link_button("Open", "https://example.org", icon=":material/home:", type="tertiary", shortcut="Ctrl+O")
st.write(st.link_button("Open and run", "https://example.org/x", on_click="rerun", disabled=True))
with st.form("form", clear_on_submit=page == 1):
    inside = st.pills("In a form", ["u", "v"]), st.feedback("thumbs", key="thumb"), st.color_picker("Form's")
    st.form_submit_button("Send")
st.write(inside)
if st.button("Set"):
    st.session_state.later = ["b"]
st.write(st.pills("Later", ["a", "b"], selection_mode="multi", key="later"))
