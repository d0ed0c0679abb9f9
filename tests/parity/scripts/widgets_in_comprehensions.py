"""Widgets made inside of comprehensions, of conditional expressions and of calls' arguments."""

import streamlit as st


def pick(label, options=("low", "high")):
    return st.radio(label, options, horizontal=True)


def main():
    count = st.slider("Count", 0, 4, 2)
    checked = [st.checkbox(f"Box {at}", key=f"box{at}") for at in range(count)]
    choices = {name: pick(name) for name in ("left", "right")}
    st.write(sum(checked), choices)
    more = pick("More") if choices["left"] == "high" else "none"
    st.write("more", more)
    st.metric("Chosen", pick("In the arguments"), delta=st.number_input("Delta", 0, 9))
    if any(st.toggle(f"Toggle {at}") for at in range(2)):
        st.write("one of them is on")


main()
