# One with statement enters several contexts, and leaves them in reverse.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

import contextlib
@contextlib.contextmanager
def noted(name):
    st.write("enter", name)
    yield name
    st.write("leave", name)
a, b = st.columns(2)
with a, noted("one") as x, noted(f"two {n}") as y:
    st.write(x, y)
    with b, contextlib.suppress(ZeroDivisionError):
        st.write(10 // (n % 2))
        st.write("divided")
st.write("out")
