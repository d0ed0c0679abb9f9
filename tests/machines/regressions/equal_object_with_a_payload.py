# Objects with equal attributes, but more to them than these: what an int is, where a deque ends, an address shown.
# events: set n = 4; set n = 1; set n = 7; rerun
from collections import deque
import streamlit as st
class Count(int):
    pass
class Named(str):
    pass
class Bare:
    pass
n = st.slider("n", 0, 9, 1)
one = Count(n)
two = [Named(f"item {n}")]
last = deque([0], maxlen=n)
bare, shown = (lambda made: (made, repr(made)))(Bare())
st.write(one + 1, two[0] + "!")
last.append(1)
last.append(2)
st.write(list(last), repr(bare) == shown)
