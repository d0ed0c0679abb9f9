# The same for fragments whose bodies are closed: their call is kept where its cell is reused, with what it reaches.
# events: set b = 2; set a = 3; set b = 3; set c = true; set a = 1; set inner = 4; set b = 4; set inner = 2; set a = 2
import streamlit as st
b = st.slider("b", 0, 9, 1)
items = ["one"]
@st.fragment(parallel=True)
def inner(base):
    base.append(st.slider("inner", 0, 9))
    st.write("inner", base)
@st.fragment(parallel=True)
def part(name):
    n = st.slider("a", 0, 9, 1)
    st.write(name, n, items)
    own = [n]
    inner(own)
    own.append("later")
    st.sidebar.write(n, len(items))
part("x")
items.append("two")
items.sort()
c = st.checkbox("c")
if c:
    items.reverse()
st.write(b, items)
