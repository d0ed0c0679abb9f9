"""The error of a callback is shown as the script's own, and the script does not run that time."""

import streamlit as st


def fail(kind):
    st.session_state.failures = st.session_state.get("failures", 0) + 1
    if kind == "stop":
        st.stop()
    raise ValueError(f"callback {kind}")


def main():
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.button("Fail", on_click=fail, args=("plain",))
    st.button("Stop", on_click=fail, args=("stop",))
    st.checkbox("Other")
    st.write(st.session_state.runs, st.session_state.get("failures", 0))
    kept = st.text_input("Kept", "text", key="kept")
    st.write(kept)


main()
