import functools

import streamlit as st


def main():
    total = st.session_state.get("total", 0)
    amounts = [1, 10, 100]
    factor = st.selectbox("Factor", [1, 2, 3])

    def add(amount):
        st.session_state.total = total + amount * factor

    for amount in amounts:
        st.button(f"Add {amount}", on_click=functools.partial(add, amount))
    st.button("Zero", on_click=lambda: st.session_state.update(total=0))
    st.metric("Total", total)

    def describe():
        nonlocal total
        total += 1000
        return f"{total} with {factor}"

    st.write(describe(), describe())


main()
