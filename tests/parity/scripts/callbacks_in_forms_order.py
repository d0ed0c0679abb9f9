"""All values of a form have changed when its button's callback looks; the callback may set them to something else."""

import streamlit as st


def sent():
    st.session_state.told = (st.session_state.name, st.session_state.age)
    st.session_state.name = st.session_state.name.upper()


def main():
    with st.form("person"):
        st.text_input("Name", key="name")
        st.number_input("Age", 0, 99, 30, key="age")
        st.form_submit_button("Send", on_click=sent)
    st.write(st.session_state.get("told"), st.session_state.name)
    st.checkbox("Outside")


main()
