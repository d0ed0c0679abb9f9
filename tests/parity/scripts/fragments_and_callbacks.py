"""Callbacks of widgets in fragments come first, and may ask for the whole script, the fragment, or others by key."""

import streamlit as st


def say(text, scope=None):
    st.session_state.setdefault("said", []).append(text)
    if scope is not None:
        st.rerun(scope)


@st.fragment(key="chart")
def chart():
    st.session_state.charts = st.session_state.get("charts", 0) + 1
    st.write("chart", st.session_state.get("filter"), st.session_state.charts)
    st.button("In the chart", on_click=say, args=("chart",))


@st.fragment(key="table")
def table(rows):
    st.write("table", rows, st.session_state.get("said", []))
    st.slider("Rows", 1, 5, key="rows", on_change=say, args=("rows",))
    st.button("The whole script", on_click=say, args=("whole", "app"))
    st.button("This one", on_click=say, args=("this", "fragment"))
    st.button("The other one", on_click=say, args=("other", "chart"))
    st.button("Both", on_click=say, args=("both", ["chart", "table"]))
    with st.form("in it"):
        st.text_input("Name", key="name")
        st.form_submit_button("Send", on_click=say, args=("sent",))


def main():
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    chart()
    st.selectbox("Filter", ["all", "some"], key="filter", on_change=say, args=("filter", "chart"))
    table(st.number_input("Number", 0, 9))
    table("again") if st.checkbox("Twice", disabled=True) else None
    st.write("runs", st.session_state.runs, st.session_state.get("said", []))


main()
