"""What the keys of session state are, in an order of the script's own; widgets without a key are not among them."""

import streamlit as st


def listing(state):
    for name in sorted(state):
        if not name.startswith("FormSubmitter"):
            st.text(f"{name} = {state[name]!r}")
    st.write(sum(name.startswith("FormSubmitter") for name in state))


def main():
    st.checkbox("Without a key")
    st.slider("With a key", 0, 3, key="with_key")
    with st.form("form"):
        st.text_input("In a form", key="in_form")
        st.form_submit_button("Send")
    if st.toggle("More", key="more"):
        st.session_state.extra = sorted(st.session_state.keys())[:2]
    listing(st.session_state)


main()
