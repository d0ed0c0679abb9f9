"""After its button is pressed a form of this kind begins anew in the browser; the script learns that with the next press."""

import streamlit as st


def entry(place: str, options: list[str]) -> None:
    with st.form(f"entry {place}", clear_on_submit=True, border=False):
        name = st.text_input("Name", "nobody", key=f"name {place}")
        kind = st.radio("Kind", options, index=1)
        size = st.slider("Size", 0.0, 1.0, (0.25, 0.5))
        sure = st.checkbox("Sure")
        speed = st.select_slider("Speed", ["slow", "normal", "fast"], value="normal")
        text = st.text_area("Text")
        st.toggle("Loud", True)
        if st.form_submit_button("Send", type="primary", help="Sends it"):
            st.session_state.setdefault("log", []).append(f"{place}: {name} {kind} {size} {sure} {speed} {text}")
    st.write(place, name, kind, size, sure, speed)


def main() -> None:
    entry("here", ["a", "b"])
    with st.sidebar:
        entry("there", ["x", "y", "z"])
    st.checkbox("Something else")
    for line in st.session_state.get("log", []):
        st.text(line)


main()
