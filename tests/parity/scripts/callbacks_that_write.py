import streamlit as st


def greet(name):
    st.write("A callback greets", name)
    st.sidebar.write("beside")


def fail():
    raise ValueError("a callback failed")


def again():
    st.session_state.again = st.session_state.get("again", 0) + 1
    st.rerun()


name = st.text_input("Name", "Ida")
st.button("Greet", on_click=greet, args=(name,))
st.button("Fail", on_click=fail)
st.button("Again", on_click=again)
st.write("body", st.session_state.get("again", 0))
