"""Widgets bound to the address that callbacks and the script set, hide, disable and remember."""

import streamlit as st


def raise_level():
    st.session_state.level = min(st.session_state.level + 2, 9)


def lower_level():
    st.session_state.level = 1


def changed():
    st.session_state.told = st.session_state.get("told", 0) + 1


def try_to_set():
    for change in (
        lambda: st.query_params.update({"level": "4"}),
        lambda: st.query_params.pop("level", None),
        lambda: st.query_params.clear(),
        lambda: st.query_params.from_dict({"word": "b"}),
        lambda: setattr(st.query_params, "level", "2"),
    ):
        try:
            change()
            st.write("went", str(st.query_params))
        except Exception as err:
            st.write(type(err).__name__)


def main():
    st.write("at first", str(st.query_params))
    st.button("Raise", on_click=raise_level)
    st.button("Lower", on_click=lower_level)
    if st.button("Own"):
        st.query_params["own"] = "x"
    hidden = st.checkbox("Hide")
    disabled = st.checkbox("Disable")
    loose = st.checkbox("Loose")
    if not hidden:
        bind = None if loose else "query-params"
        st.write("level", st.slider("Level", 0, 9, 1, key="level", disabled=disabled, bind=bind, on_change=changed))
        st.selectbox("Word", ["a", "b", "c"], key="word", persist_state="page", bind="query-params", disabled=disabled)
    with st.form("form", clear_on_submit=True):
        st.multiselect("Many", ["a", "b", "c"], key="many", bind="query-params")
        st.form_submit_button("Send")
    st.number_input("Quiet", 0, 9, 0, key="quiet", on_change="ignore", bind="query-params")
    st.write("told", st.session_state.get("told"), str(st.query_params))
    if st.button("Try"):
        try_to_set()
    if st.button("Again"):
        st.session_state.many = ["c"]
        st.rerun()
    st.write("at last", str(st.query_params))


main()
