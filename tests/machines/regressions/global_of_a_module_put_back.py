# What a function of a module binds there is bound again when it is reused, though another one has bound it since.
# events: set k = 3; set m = 7; set n = 4; set m = 5; rerun
import streamlit as st
import beside
n = st.slider('n', 0, 9, 5)
m = st.slider('m', 0, 9, 5)
k = st.slider('k', 0, 9, 5)
beside.first(n)
beside.show(k)
beside.second(m)
beside.show(m)
st.write(beside.keep(n), beside.state)
beside.second(2)
# --- beside.py
import streamlit as st
state = 2
def first(n):
    global state
    state = n
    st.write('first', n)
def keep(n):
    global state
    state = n + 1
    return n
def second(m):
    global state
    st.write('second', state)
    state = m
def show(k):
    st.write('state is', state, k)
