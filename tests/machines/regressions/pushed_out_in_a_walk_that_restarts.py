# Walks that begin again ask a cache of two for three results; each is computed once in the run all the same.
# events: 
import streamlit as st
class Thing:
    def __init__(self, n=0, items=None):
        pass
    def grow(self, by):
        pass
from beside_603000 import first, show1, poke, show2, show3
@st.cache_data(show_spinner=False, max_entries=2)
def load(x):
    print('computing', x)
st.fragment(show1)(23)
m_a = st.slider('n5', 0, 8, 2, key='n5')
m_o = Thing((st.session_state.get('n', 8) if 'hits' in st.session_state else m_a))
try:
    m_zs = load(1)
    raise ValueError(max(m_a, m_a), load(st.session_state.get('n', 6)))
except (KeyError, ZeroDivisionError) as err:
    pass
except Exception as err:
    pass
m_ys = load(0)
m_grow = m_o.grow
m_grow(m_a)
# --- beside_603000.py
import contextlib, functools, logging, os, random, sys, time, traceback, uuid, warnings
from collections import deque
from pathlib import Path
from tests.machines import interruption
import numpy as np
import pandas as pd
import streamlit as st
FILES = Path(__file__).parent
def first(l):
    return l[0] if l else 0
_box = [0]
def show1(x=0, l=None):
    st.write('x', x)
    def h_tally():
        h_tally.n = getattr(h_tally, 'n', 0) + x
        return h_tally.n
    h_tally()
    st.write('tally', h_tally())
    return x + 1
def poke(l, x=6):
    l += [x, 1]
    return l
def show2(x=0, l=None):
    st.write('x', x)
    if x > 5:
        st.write('early', x)
        return x
    with open(FILES / 'two.txt', 'a') as handle: handle.write(str((x * 2 - x) % 97) + '\n')
    st.write('keys', len([k for k in st.session_state.keys() if k in ('k', 'n', 'hits')]), 8)
    return x + 1
def show3(x=0, l=None):
    st.write('x', x)
    interruption.here(1, time.time())
    h_c = show1(x + x)
    def h_back(): return 0
    h_back.n = h_c
    h_back_too = h_back
    h_at = st.slider(f'at4 {x}', 0, 9, 9, key=f'at4 {x}')
    st.write('turn 0', h_at, h_back.n, getattr(h_back, 'seen', 0))
    h_back.seen = [9]
    st.write('turn 1', h_at, h_back.n, getattr(h_back, 'seen', 0))
    h_back_too.n = 1
    st.write('end', h_back_too.n, getattr(h_back_too, 'seen', 0))
    logging.getLogger('flowc.grammar').warning('logged %s', x + h_c + (x if 'k' in st.session_state else x))
    return x + 1
