# A match binds names by shape and takes the first case that holds.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

point = (n % 3, [n, n + 1])
match point:
    case (0, [x, *_]):
        st.write("zero", x)
    case (1, [x, y]) if y > 2:
        st.write("one", x, y)
    case (a, rest):
        st.write("other", a, rest)
try:
    st.write(x)
except NameError:
    st.write("no x")
match {"k": n}:
    case {"k": 4 as four}:
        st.write("four", four)
    case _:
        st.write("not four")
