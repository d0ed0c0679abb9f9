# What a section tells is what it was when it was made: its handle is an input of who asks, also through a function or a list.
# events: set more = true; set n = 3; set kept = true; set more = false; set rows = "two"; rerun; set kept = false; set rows = "one"; set n = 2
import streamlit as st

n = st.slider("n", 0, 9, 1)


def told(section, deep):
    return [deep, section.open]


def main():
    more = st.expander("more", on_change="rerun", key="more")
    rows = st.tabs(["one", "two"], key="rows", on_change="rerun")
    with more:
        st.write("inside", n)
    st.write(told(more, n))
    parts = {"more": more, "rows": list(rows)}
    st.write(more.open, [tab.open for tab in parts["rows"]])
    for tab in rows:
        with tab:
            if tab.open:
                st.write("seen", n)
    held = st.session_state.setdefault("first", parts["more"])
    st.write("first", held.open)
    if n > 1:
        parts["rows"][0].write("late")


main()
kept = st.expander("kept", on_change=lambda: st.session_state.update(kept_seen=kept.open), key="kept")
if kept.open:
    n = 9
st.write(n, st.session_state.get("kept_seen"))
