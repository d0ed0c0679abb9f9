# A function means a builtin by a name that the script binds in some runs: what it calls then keeps a list of its own.
# events: set n = 4; set n = 4; rerun; set own = false; set own = true; set n = 2; rerun
import streamlit as st
def total(values):
    return sum(values)
st.write(total([1]))
st.write(total([1]), "again")
st.write(total([1]), "and again")
own = st.checkbox("own", True)
if own:
    class Counter:
        def __init__(self):
            self.seen = []
        def __call__(self, values):
            self.seen.extend(values)
            return self.seen.copy()
    sum = Counter()
n = st.slider("n", 0, 9, 1)
st.write(total([n]))
st.write(total([1]), "more")
st.write(total([]), "most")
