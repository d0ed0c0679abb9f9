"""A dialog is open until a run of the whole script does not open it; what happens in it runs it alone."""

import streamlit as st


def noted(text):
    st.session_state.setdefault("notes", []).append(text)


@st.dialog("Vote", width="large", icon="🔥")
def vote(item, *, most=3):
    st.write("Why", item)
    reason = st.text_input("Because")
    count = st.slider("Count", 0, most, key="count")
    st.button("Note", on_click=noted, args=(item,))
    if st.button("Submit"):
        noted(f"{item}: {reason} {count}")
        st.rerun()
    with st.form("f"):
        st.checkbox("Sure")
        st.form_submit_button("Send")


@st.dialog("Second")
def second():
    st.write("second")
    vote("nested")


@st.fragment
def part():
    st.session_state.parts = st.session_state.get("parts", 0) + 1
    st.write("part", st.session_state.parts)
    if st.button("From a fragment"):
        vote("fragment", most=5)


def main():
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    if st.button("A"):
        vote("A")
    with st.sidebar:
        if st.button("B"):
            vote("B")
    part()
    if st.toggle("Always"):
        vote("always", most=9)
    if st.button("Two at once"):
        second()
    st.write(st.session_state.runs, st.session_state.get("notes", []), st.session_state.get("count"))


main()
