import streamlit as st

top = st.container()
summary = st.empty()
left, right = st.columns(2)
n = st.slider("n", 0, 4, 2)
right.write("right first")
left.write("then left")
with top:
    st.write(f"top says {n}")
for i in range(n):
    (left if i % 2 else right).text(i)
    top.caption(f"note {i}")
summary.metric("Sum", sum(range(n)))
st.write("bottom")
