"""Counters with callbacks: they run before the script, with positional and named arguments."""

import streamlit as st

if "laps" not in st.session_state:
    st.session_state.laps = 0
    st.session_state.history = []


def add(laps: int, *, runner: str = "nobody") -> None:
    st.session_state.laps += laps
    st.session_state.history.append(f"{runner} +{laps}")


def start_over() -> None:
    st.session_state.laps = 0
    st.session_state.history.clear()


def rename() -> None:
    st.session_state.history.append(f"now runs {st.session_state.runner or 'nobody'}")


st.title("Laps")

runner = st.text_input("Who runs?", "Otter", key="runner", on_change=rename)
step = st.number_input("Laps at once", 1, 10, 2)

one, many, reset = st.columns(3)
one.button("One lap", on_click=add, args=(1,), kwargs={"runner": runner})
many.button(f"{step} laps", on_click=add, kwargs={"laps": step, "runner": runner}, key="many")
reset.button("Start over", on_click=start_over, type="primary")

st.metric("Laps so far", st.session_state.laps)
st.caption(" · ".join(st.session_state.history) or "nothing yet")

if st.button("Celebrate"):
    st.success(f"{st.session_state.laps} laps are {st.session_state.laps * 0.4:.1f} km!")
