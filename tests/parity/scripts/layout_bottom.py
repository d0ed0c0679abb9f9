"""What stays at the foot of the main part: in the order of the script, with the line of a chat among it."""

import streamlit as st


@st.cache_data
def noted(many):
    for at in range(many):
        st.bottom.write(f"noted {at}")
    return many


@st.fragment
def by_itself():
    on = st.checkbox("In the fragment")
    st.bottom.write(f"from the fragment {on}")


@st.dialog("Dialog")
def asked():
    tried("in a dialog")


def tried(where):
    try:
        with st.bottom:
            st.write(f"never seen: {where}")
    except Exception as error:
        st.write(where, type(error).__name__)
    try:
        st.bottom.write(f"never seen: {where}")
    except Exception as error:
        st.write(where, type(error).__name__)


def main():
    with st.bottom:
        st.write("first")
        left, right = st.columns(2)
        left.button("Left")
    if st.checkbox("More"):
        right.write("more")
        st.bottom.caption("and more")
    if st.checkbox("A line"):
        st.chat_input("Say")
    with st.sidebar:
        tried("in the sidebar")
    with st.container():
        st.bottom.write("from a container")
    with st.bottom.expander("Closed"):
        st.chat_input("Inside", key="inside")
        tried("below itself")
    with st.bottom, st.form("form"):
        st.slider("Slider", 0, 9)
        st.form_submit_button("Send")
    st.bottom.chat_input("Below", key="below")
    noted(st.number_input("Notes", 0, 3))
    by_itself()
    if st.button("Ask"):
        asked()
    if st.button("Stop"):
        st.stop()
    st.write(type(st.bottom.empty()).__name__, "end")


main()
