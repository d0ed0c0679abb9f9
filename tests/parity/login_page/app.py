"""A page behind a password: the project that shows an app and its tests."""

from __future__ import annotations

import hmac

import gate
import streamlit as st

state = st.session_state
state.setdefault("visitor", "unknown")
state.setdefault("attempts", 0)


def try_word() -> None:
    state.attempts += 1
    fits = hmac.compare_digest(state.word.encode(), gate.expected().encode())
    state.visitor = "welcome" if fits else "refused"
    state.word = ""


def leave() -> None:
    state.visitor, state.attempts = "unknown", 0


def main() -> None:
    st.title("The reading room")
    if state.visitor == "welcome":
        inside()
    else:
        door()


def door() -> None:
    if state.visitor == "refused":
        st.error("That is not the word.", icon="🚪")
        st.caption(f"{state.attempts} tried so far")
    locked = state.attempts >= gate.MOST_ATTEMPTS
    st.text_input("The word", key="word", type="password", on_change=try_word, disabled=locked)
    if locked:
        st.warning("Too many attempts.")


def inside() -> None:
    st.success("Come in.")
    with st.sidebar:
        shelf = st.selectbox("Shelf", ["Maps", "Novels", "Poems"], key="shelf")
        st.button("Leave", on_click=leave)
    pages = st.slider("Pages", 10, 200, 50, step=10)
    left, right = st.columns(2)
    left.metric("Shelf", shelf)
    right.metric("Hours", f"{pages / 40:.2f}")


main()
