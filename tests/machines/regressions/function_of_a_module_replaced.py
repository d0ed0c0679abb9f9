# A name of a module stands for another function now: by the script, by the module itself, with other parameters too.
# events: set k = 2; set k = 7; set k = 1; set k = 9; rerun
import streamlit as st
import beside
from beside import show as direct
k = st.slider('k', 0, 9, 5)
beside.show(k)
direct(k)
beside.swap(k)
beside.show(k)
beside.shown.__defaults__ = (k,)
beside.shown()
beside.same.__code__ = beside.show.__code__
beside.same(k)
def local(k):
    st.write('local', k)
local(k)
local.__code__ = (lambda k: st.write('another', k)).__code__
local(k)
# --- beside.py
import streamlit as st
def show(k):
    st.write('one', k)
def other(k, more=3):
    st.write('other', k, more)
def swap(k):
    global show
    show = other if k > 5 else original
    st.write('swapped', k)
def shown(x=1):
    st.write('shown', x)
def same(k):
    st.write('same', k)
original = show
