"""Tabs and expanders that stand in the address, and what a script does to them."""

import streamlit as st


def put(key, value):
    st.session_state[key] = value


st.write("before", {key: st.query_params.get_all(key) for key in sorted(st.query_params)})
fewer = st.checkbox("Fewer")
labels = ["a", "b"] if fewer else ["a", "b", "c"]
tabs = st.tabs(labels, key="tabs", bind="query-params")
st.write([tab.open for tab in tabs])
told = st.session_state.get("told", 0)
last = st.tabs(
    ["x", "y"], default="y", key="last", bind="query-params", on_change=lambda: put("told", told + 1), height=200
)
st.write([tab.open for tab in last], told)
more = st.expander("More", key="more", bind="query-params")
st.write(more.open)
less = st.expander("Less", expanded=True, key="less", bind="query-params", on_change="rerun")
st.write(less.open)
st.button("To c", on_click=put, args=("tabs", "c"))
st.button("To z", on_click=put, args=("tabs", "z"))
st.button("Open", on_click=put, args=("more", True))
st.button("Close", on_click=put, args=("less", False))
if not st.checkbox("Hide"):
    st.write(st.expander("Away", key="away", bind="query-params").open)
st.write({key: st.session_state[key] for key in sorted(st.session_state)})
st.write("after", {key: st.query_params.get_all(key) for key in sorted(st.query_params)})
