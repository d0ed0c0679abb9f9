"""A frame around pages: files and functions, in sections, some only for those who are logged in."""

import pages_common
import streamlit as st


def login():
    st.header("Log in")
    who = st.text_input("User", key="user")
    if st.button("Log in"):
        st.session_state.logged_in = who or "somebody"
        st.rerun()


def logout():
    if st.button("Log out"):
        st.session_state.logged_in = None
        st.rerun()


def settings():
    unit = st.selectbox("Unit", ["m", "km"], key="unit")
    st.write("in", unit, scale)
    if st.button("Back home"):
        st.switch_page(home)


if "logged_in" not in st.session_state:
    st.session_state.logged_in = None
scale = st.sidebar.slider("Scale", 1, 9, 2)
menu_on_top = st.sidebar.checkbox("Menu on top", key="top")
home = st.Page("home.py", title="Home", icon="🏠", default=True)
report = st.Page("report.py", visibility="hidden" if scale == 9 else "visible")
preferences = st.Page(settings, url_path="preferences", icon=":material/settings:")

if st.session_state.logged_in is None:
    page = st.navigation([st.Page(login, title="Log in")])
else:
    pages = {"Account": [st.Page(logout, title="Log out")], "Work": [home, report]}
    if scale > 3:
        pages["More"] = [preferences]
    page = st.navigation(pages, position="top" if menu_on_top else "sidebar")

st.title(page.title)
st.caption(f"{page.url_path!r} {page.icon!r} {home.url_path!r} {report.url_path!r}")
pages_common.banner(st.session_state.logged_in)
page.run()
st.write("scale", scale, st.query_params.get("a", "-"))
