# An attribute written through vars(); a callback is a method of the object; the generator is seeded.
# events: set n = 1; set n = 3; rerun
import streamlit as st
import random
class Thing:
    def __init__(self):
        self.items = []
    def total(self):
        return self.n + sum(self.items)
    def grow(self, by):
        self.items.append(by)
random.seed(st.session_state.get("k", 7))
c = random.randint(0, 9)
def main():
    a = st.slider("n", 0, 7, 4, key="n")
    thing = Thing()
    thing.n = (lambda t: t + a)(c)
    st.slider("m", 1, 10 + thing.total(), 2, key="m", on_change=thing.grow, args=(2,))
    vars(thing)["n"] = c if c >= 0 else unknown
    st.write(thing.n)
main()
