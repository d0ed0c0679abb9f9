"""Only a form's button may have a callback, which sees all values of the form; two buttons tell which was pressed."""

import streamlit as st


def save(verb, *, times=1):
    st.session_state.saved = f"{verb} {st.session_state.title} {times}"
    st.session_state.level = 7


def reset():
    st.session_state.level = 0


def main():
    with st.form("edit", enter_to_submit=False):
        st.text_input("Title", "untitled", key="title")
        st.slider("Level", 0, 10, 5, key="level")
        saved = st.form_submit_button("Save", on_click=save, args=("saved",))
        kept = st.form_submit_button("Keep", on_click=save, args=("kept",), kwargs={"times": 2}, key="keep")
        st.form_submit_button("Off", disabled=True)
    st.write(saved, kept, st.session_state.get("saved", "nothing"), st.session_state.level)
    st.write({key: st.session_state[key] for key in sorted(st.session_state)})
    st.button("Set the level", on_click=reset)


main()
