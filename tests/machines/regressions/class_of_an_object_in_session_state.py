# A class statement gives the class of the first run, as the statement leaves it, also where an old object holds a part.
# events: set n = 4; click more; rerun; set n = 2; click more; set n = 1
import streamlit as st
class Thing:
    made = 0
    shared = []
    def __init__(self, items):
        self.items = items
        Thing.made += 1
    def grow(self, by):
        self.items.append(by)
        self.shared.append(by)
n = st.slider("n", 0, 9, 1)
if "things" not in st.session_state:
    st.session_state.things = [Thing(Thing.shared), Thing([])]
one, other = st.session_state.things
other.grow(n)
st.button("more", on_click=other.grow, args=(n,))
st.write(isinstance(one, Thing), Thing.made, one.items, other.items, Thing.shared)
Thing([1])
st.write(Thing.made, one.made)
