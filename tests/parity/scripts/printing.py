import sys

import streamlit as st


def report(n):
    print("n is", n)
    return n + 1


n = st.slider("n", 0, 3)
m = report(n)
if st.checkbox("Also text"):
    print("text", file=sys.stdout)
st.write(m)
print("done")
