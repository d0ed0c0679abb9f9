# A full run reuses the call of a fragment: it is there for the next event all the same, with what it reaches in place.
# events: set b = 2; set a = 3; set b = 3; set c = true; set a = 1; set inner = 4; set b = 4; set inner = 2; set a = 2
import streamlit as st
b = st.slider("b", 0, 9, 1)
items = ["one"]
@st.fragment
def inner(base):
    base.append(st.slider("inner", 0, 9))
    st.write("inner", base)
@st.fragment
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
