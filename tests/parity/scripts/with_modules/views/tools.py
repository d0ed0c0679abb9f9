import streamlit as st


def clamp(n, low, high):
    return max(low, min(n, high))


def stars(n):
    return "★" * n or "none"


def line(i):
    st.text(f"{i}: {stars(i)}")
