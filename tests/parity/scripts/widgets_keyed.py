"""Every widget with a key, inside functions, and what session state says about them."""

import streamlit as st


def inputs():
    st.button("Press", key="press", type="primary")
    st.checkbox("Tick", key="tick", help="a **help**")
    st.toggle("Switch", key="switch", value=True, disabled=False)
    st.radio("Fruit", ("apple", "pear"), key="fruit", index=None)
    st.selectbox("Town", ("Kiel", "Bonn"), key="town", index=None, placeholder="Pick one")
    st.multiselect("Many", range(4), key="many", max_selections=2)
    st.slider("Whole", -5, 5, key="whole")
    st.slider("Span", 0.0, 2.0, (0.5, 1.5), key="span")
    st.text_input("Word", "first", key="word", max_chars=5)
    st.number_input("Count", key="count", value=None, min_value=1, max_value=9, placeholder="a number")


def outputs():
    for key in sorted(st.session_state):
        st.write(key, repr(st.session_state[key]))


def main():
    inputs()
    outputs()


if __name__ == "__main__":
    main()
