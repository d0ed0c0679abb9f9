# A run of the whole script that fails after the call leaves objects as they were: the body then runs as a whole.
# events: set w = true; set a = 2; set w = false; set a = 3; set w = true; set a = 4; rerun; set a = 5
import streamlit as st
seen = set()
items = ["one"]
w = st.checkbox("w")
@st.fragment
def part():
    a = st.slider("a", 0, 9)
    items.append(a // 2)
    st.write(sorted(seen), items, a)
part()
seen.add(9)
items.append("after")
st.write("later", items)
if w:
    raise ValueError("w")
seen.add(8)
items.clear()
