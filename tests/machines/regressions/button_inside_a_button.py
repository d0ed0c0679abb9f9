# Buttons whose value goes nowhere, and others that are shown while they are called: their value counts.
# events: click outer; click inner; rerun; click taken; click own; click inner; click quiet
import streamlit as st
class Teller:
    def __format__(self, spec):
        if st.button("inner"):
            st.write("inner was clicked")
        return "outer"
class Own:
    def button(self, label):
        if st.button(label):
            st.write(label, "was clicked")
def count():
    st.session_state.count = st.session_state.get("count", 0) + 1
teller = Teller()
own = Own()
left, right = st.columns(2)
left.button(f"{teller}", on_click=count)
own.button("own")
right.button("quiet", on_click=count)
clicked = st.button("taken")
st.write("taken", clicked, st.session_state.get("count", 0))
