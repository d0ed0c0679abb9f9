# The arguments of an opened call change a list: they are looked at, as those that only hand on names are not.
# events: set n = 3; set m = 2; set n = 4
import streamlit as st
n = st.slider('n', 0, 9, 1)
m = st.slider('m', 0, 9, 1)
rows = [1]
def show(items, last):
    st.write('items', items, last)
    items.append(m)
show(rows, rows.append(n))
show(rows, n)
st.write('after', rows)
