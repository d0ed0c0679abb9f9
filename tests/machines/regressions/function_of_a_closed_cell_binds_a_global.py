# A function that is defined and called within one closed cell binds a global, which the cell has to bind again.
# events: rerun; set n = 4; rerun; set n = 2; replace "st.write('a', d)" with "st.write('b', d)"; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
try:
    def store(to):
        global d
        d = to * n
    store(3)
except ValueError:
    pass
while n > 2:
    def store(to):
        global e
        e = to * n
    store(n)
    break
else:
    e = 0
st.write('a', d)
st.write(e)
