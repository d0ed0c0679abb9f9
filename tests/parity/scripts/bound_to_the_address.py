"""Widgets of every kind whose values stand in the address, and a script that reads it before and after them."""

from datetime import date

import streamlit as st


def said(where):
    st.write(where, {key: st.query_params.get_all(key) for key in sorted(st.query_params)})


def bound():
    st.checkbox("Check", key="check", bind="query-params")
    st.toggle("Toggle", value=True, key="toggle", bind="query-params")
    st.slider("Slide", 0, 10, 3, key="slide", bind="query-params")
    st.slider("Span", 0.0, 10.0, (2.0, 7.0), step=0.5, key="span", bind="query-params")
    st.slider("Day", date(2026, 5, 1), date(2026, 5, 9), date(2026, 5, 2), key="day", bind="query-params")
    st.number_input("Number", 0, 50, 7, key="number", bind="query-params")
    st.number_input("Fraction", value=None, step=0.5, key="fraction", bind="query-params")
    st.text_input("Text", "a", key="text", max_chars=5, bind="query-params")
    st.text_area("Area", value=None, key="area", bind="query-params")


def choices():
    st.radio("Radio", ["a", "b", "c"], key="radio", bind="query-params")
    st.selectbox("Select", ["a", "b", "c"], index=None, key="select", bind="query-params")
    st.selectbox("New", ["a", "b"], accept_new_options=True, key="new", bind="query-params")
    st.multiselect("Several", ["a", "b", "c"], ["b"], key="several", max_selections=2, bind="query-params")
    st.select_slider("Scale", ["a", "b", "c"], key="scale", bind="query-params")
    st.select_slider("Ends", ["a", "b", "c"], ("a", "b"), key="ends", bind="query-params")


said("before")
bound()
choices()
st.write({key: st.session_state[key] for key in sorted(st.session_state)})
said("after")
