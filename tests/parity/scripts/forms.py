"""A form's values come all at once, with its button."""

import streamlit as st


def main() -> None:
    st.session_state.setdefault("sent", [])
    factor = st.slider("Factor", 1, 5, 2)
    with st.form("order"):
        left, right = st.columns(2)
        amount = left.number_input("Amount", 0, 20, 3)
        colour = right.selectbox("Colour", ["red", "green", "blue"])
        extras = st.multiselect("Extras", ["nuts", "cream"])
        note = st.text_input("Note", key="note")
        sent = st.form_submit_button("Order")
    if sent:
        st.session_state.sent.append((amount, colour))
    st.write("Total", amount * factor, colour, extras, note)
    st.write(st.session_state.sent)
    st.write(sorted(st.session_state))


main()
