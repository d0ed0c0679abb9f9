# An object of a script class stays in session state and is changed by a callback; its class keeps a count.
# events: click more; set n = 4; click more; rerun; set n = 2; click more
import streamlit as st
class Thing:
    made = 0
    def __init__(self):
        self.items = []
        Thing.made = Thing.made + 1
    def grow(self, by=1):
        self.items.append(by)
        return len(self.items)
class Plain:
    def __init__(self):
        self.items = []
    def grow(self, by=1):
        self.items.append(by)
        return self
if "thing" not in st.session_state:
    st.session_state.thing = Thing()
    st.session_state.plain = Plain()
n = st.slider("n", 0, 9, 1)
st.button("more", on_click=st.session_state.plain.grow, args=(n,))
st.write(st.session_state.plain.items, Thing.made, st.session_state.thing.items)
st.write(len(st.session_state.plain.grow(0).items))
