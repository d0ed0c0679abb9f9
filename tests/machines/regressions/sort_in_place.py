# A list is sorted between two readers, and its reader in a helper sees the order of then.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

l = [3, n, 1]
st.write(l)
def top():
    st.write("top", l[0])
top()
l.sort()
top()
l.reverse()
st.write(l[0], l)
