import streamlit as st


def banner(who):
    with st.container():
        st.text(f"user: {who}")


def numbers(scale):
    return [scale * number for number in range(3)]
