"""A dialog for a row of a list: it knows its arguments, keeps what is typed while it is open, and closes by a rerun."""

import streamlit as st


@st.dialog("Edit", width="large")
def edit(at):
    rows = st.session_state.rows
    st.write("row", at)
    text = st.text_input("Text", rows[at])
    st.caption(text[::-1])
    if st.button("Save"):
        rows[at] = text
        st.rerun()


@st.dialog("Really?")
def ask(at):
    if st.toggle("Sure") and st.button("Remove"):
        del st.session_state.rows[at]
        st.rerun()


def main():
    rows = st.session_state.setdefault("rows", ["one", "two"])
    for at, row in enumerate(rows):
        left, middle, right = st.columns(3)
        left.write(row)
        if middle.button(f"Edit {at}"):
            edit(at)
        if right.button(f"Remove {at}"):
            ask(at)
    if st.button("Another"):
        rows.append(f"row {len(rows)}")
        st.rerun()


main()
