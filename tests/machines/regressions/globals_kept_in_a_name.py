# The dictionary of all globals is kept in a name and written through it.
# events: set n = 4; rerun; set n = 4; set n = 7
import streamlit as st
names = globals()
n = st.slider("n", 0, 9, 1)
names["x"] = n
st.write(x)
def read():
    return names["x"] + 1
st.write(read())
names["y"] = [x]
y.append(read())
st.write(y)
