# Places made early are filled late, and from several statements.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
hole = st.empty()
box = st.container()
left, right = st.columns(2)
n = st.slider("n", 0, 9, 1)
right.write("right")
hole.write(n)
box.write("one")
left.write(n * 2)
box.write("two" if n % 2 else "even")
if n > 3:
    hole.text("final")
with hole.container():
    st.write("a")
    if n > 2:
        st.write("b")
bar = st.progress(0)
for i in range(n):
    bar.progress(i * 10)
