import streamlit as st


def reset():
    st.session_state.low = 0
    st.session_state.high = 10
    st.session_state.name = ""


def swap():
    st.session_state.low, st.session_state.high = st.session_state.high, st.session_state.low


def main():
    if "low" not in st.session_state:
        reset()
    st.slider("Low", 0, 20, key="low")
    st.slider("High", 0, 20, key="high")
    st.text_input("Name", key="name")
    left, right = st.columns(2)
    left.button("Reset", on_click=reset)
    right.button("Swap", on_click=swap)
    st.write(st.session_state.high - st.session_state.low, st.session_state.name)


main()
