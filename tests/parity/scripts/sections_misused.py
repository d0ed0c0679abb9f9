"""Arguments that sections do not take."""

import streamlit as st


def attempt(name, make):
    try:
        made = make()
        st.write(name, "went", [one.open for one in (made if isinstance(made, tuple) else (made,))])
    except Exception as err:
        st.write(name, type(err).__name__)


def ignored():
    st.write("not called")


st.button("Again")
for key, kinds in {"on_change": (None, "select", 3, "rerun", "ignore", ignored), "bind": ("query", 1)}.items():
    for number, value in enumerate(kinds):
        given = {key: value}
        attempt(f"tabs {given!r:.20}", lambda: st.tabs(["a", "b"], width=100 + number, **given))
        attempt(f"expander {given!r:.20}", lambda: st.expander(f"e{number}", **given))
        if key != "bind":
            attempt(f"popover {given!r:.20}", lambda: st.popover(f"p{number}", **given))
bound = {"bind": "query-params"}
attempt("no key", lambda: st.expander("E", **bound))
attempt("no key for tabs", lambda: st.tabs(["a"], **bound))
attempt("empty label", lambda: st.tabs(["a", ""], key="t1", **bound))
attempt("twice", lambda: st.tabs(["a", "a"], key="t2", **bound))
attempt("reserved", lambda: st.expander("E", key="embed", **bound))
attempt("twice but not bound", lambda: st.tabs(["a", "a"], on_change="rerun"))
attempt("one", lambda: st.expander("Same", on_change="rerun"))
attempt("two", lambda: st.expander("Same", on_change="rerun"))
attempt("one key", lambda: st.popover("Same", on_change="rerun", key="same"))
attempt("two keys", lambda: st.popover("Other", on_change="rerun", key="same"))
attempt("key", lambda: st.expander("Silent", key="silent"))
attempt("key again", lambda: st.expander("Silent too", key="silent"))
attempt("tabs key", lambda: st.tabs(["a"], key="tab"))
attempt("tabs key again", lambda: st.tabs(["b"], key="tab"))
attempt("popover key", lambda: st.popover("Key", key="pop"))
attempt("popover key again", lambda: st.popover("Key", key="pop"))
attempt("no label", lambda: st.expander(None, on_change="rerun"))
with st.form("form"):
    attempt("callback in a form", lambda: st.expander("Called", on_change=ignored))
    attempt("rerun in a form", lambda: st.expander("Not called", on_change="rerun"))
    st.form_submit_button()
