"""Every way of saying something, at top level."""

import streamlit as st

st.title("Tide tables", anchor="tides")
st.header("By harbour", divider="blue")
st.subheader("Today", help="local time", divider=True)
loud = st.checkbox("Loud")
st.text("plain *not markdown*" + ("!" if loud else ""))
st.markdown("**bold** and :red[colour]")
st.markdown("<b>html</b>", unsafe_allow_html=loud)
st.caption("small print", help="smaller help")
st.code("def f():\n    return 1", language="python", line_numbers=True)
st.code("plain", language=None)
st.latex(r"\int_0^1 x\,dx")
st.divider()
st.json({"b": 1, "a": [1, 2.5, None, True]}, expanded=2)
if loud:
    st.header("LOUD", anchor=False)
