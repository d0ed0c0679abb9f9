"""Several keys at once, changes of what is under a key, and moving a value from one key to another."""

import streamlit as st


def main():
    state = st.session_state
    if "rows" not in state:
        state.update(rows=[], seen={"n": 0}, best=None)
    n = st.number_input("n", 0, 9, 1)
    if st.button("Add"):
        state.rows.append(n)
        state.seen["n"] += 1
        state["best"] = max([*state.rows])
    if st.button("Move"):
        state.rows, state.old = [], state.pop("rows")
    if st.button("Clear"):
        state.clear()
        st.rerun()
    st.write(state.rows, state.seen, state.best, state.get("old", "none yet"))


main()
