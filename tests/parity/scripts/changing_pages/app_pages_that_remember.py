"""Widgets that are remembered while their page is shown, for the whole session, or not; on two pages, with one key."""

import streamlit as st


def widgets(name):
    st.slider("Of the page", 0, 9, 1, key=f"page {name}", persist_state="page")
    st.text_input("Of the session", "text", key=f"session {name}", persist_state="session")
    st.checkbox("Of nothing", key=f"plain {name}")
    st.radio("One key, page", ["x", "y", "z"], key="one for page", persist_state="page")
    st.number_input("One key, session", 0, 9, key="one for session", persist_state="session")


def body(name):
    if not st.toggle(f"Hide on {name}"):
        widgets(name)
    st.write({key: st.session_state[key] for key in sorted(st.session_state)})
    if st.button("Other page"):
        st.switch_page(second if name == "first" else first)


def on_first():
    body("first")


def on_second():
    body("second")


first = st.Page(on_first, title="First", url_path="first", default=True)
second = st.Page(on_second, title="Second", url_path="second")
page = st.navigation([first, second])
with st.sidebar:
    if st.toggle("Show in the frame", value=True):
        st.select_slider("Of the frame", ["a", "b", "c"], key="frame", persist_state="page")
page.run()
