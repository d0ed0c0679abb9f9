# A call among the arguments of a command changes what it is given.
# events: set a = 3; set n = 2; set a = 5
import random
import streamlit as st
random.seed(4)
a = st.slider('a', 0, 9, 1)
xs = [3, a, 2]
st.text(xs.pop())
n = st.slider('n', 0, 9, 1)
st.text(f'{n} {xs}')
st.text(random.random())
st.text(f'{n} {random.random()}')
