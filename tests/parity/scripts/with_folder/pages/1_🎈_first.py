import streamlit as st


class Note:
    def __init__(self, text):
        self.text = text


def remember():
    st.session_state["noted"] = BASE + st.session_state.get("amount", 0)


BASE = 10


def main():
    amount = st.slider("Amount", 0, 9, 3, key="amount")
    st.session_state.setdefault("visits", []).append("first")
    st.write("first", amount, len(st.session_state.visits), __name__)
    st.button("Remember", on_click=remember)
    st.write("noted", st.session_state.get("noted"))
    st.write("name", st.session_state.get("name"))
    for row in range(amount):
        st.write(Note(f"row {row}").text)


main()
BASE = 20
st.write(st.query_params.to_dict())
if st.button("Ask for b"):
    st.query_params["b"] = "yes"
    st.rerun()
