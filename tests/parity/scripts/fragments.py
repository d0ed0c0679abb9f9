"""A fragment runs alone when something in it changes: the rest of the page, and what it reads, stay as they were."""

import streamlit as st

st.session_state.setdefault("runs", 0)
st.session_state.runs += 1
notes = []


@st.fragment
def part(label, *, scale=1):
    st.session_state.setdefault(f"parts {label}", 0)
    st.session_state[f"parts {label}"] += 1
    notes.append(label)
    number = st.slider(label, 0, 9, 1)
    if st.checkbox(f"More of {label}"):
        st.text_input(f"Text of {label}", key=f"text {label}")
        st.write("more", st.session_state[f"text {label}"])
    st.write(number * scale, st.session_state.runs, list(notes))
    if st.button(f"All, from {label}"):
        st.rerun()
    return number


def main():
    st.write("run", st.session_state.runs, part("first"))
    left, right = st.columns(2)
    with left:
        part("second", scale=10)
    with right, st.expander("Open"):
        value = part("third", scale=st.number_input("Scale", 1, 5))
    st.write("value", value, notes)
    if st.toggle("A fourth"):
        part("fourth")
    st.write({key: st.session_state[key] for key in sorted(st.session_state)})


main()
