# Methods change self between the places where it is shown.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

class Cart:
    def __init__(self):
        self.items = {}
    def add(self, what, count):
        self.items[what] = self.items.get(what, 0) + count
    def show(self, where):
        for what, count in self.items.items():
            where.write(f"{what}: {count}")
cart = Cart()
cart.add("tea", 1)
cart.show(st)
cart.add("cake", n)
cart.show(st.sidebar)
cart.add("tea", n)
st.write(cart.items)
