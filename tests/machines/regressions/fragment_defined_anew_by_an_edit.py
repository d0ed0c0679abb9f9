# The function that the page of before holds is of a cell that the edit took away: nobody can make it anew.
# events: replace "    def m_part4(x=0):\n" with "    def m_part4(x=7):\n"
from pathlib import Path
import streamlit as st
FILES = Path(__file__).parent
from beside_728644 import first, poke, show1, poke, push
def main():
    m_d = st.slider('n3', 0, 6, 4, key='n3')
    @st.fragment(key='p4', parallel=True)
    def m_part4(x=0):
        st.write(9, {'a': 6, 'b': show1(show1(m_d))}['b'])
        with open(FILES / 'two.txt', 'a') as handle: handle.write(str(st.session_state.get('hits', 0)) + '\n')
    st.write(6, m_d + (m_part4(st.session_state.get('n', 1)) or m_part4(m_d)))
main()
# --- beside_728644.py
from pathlib import Path
import pandas as pd
import streamlit as st
FILES = Path(__file__).parent
def first(l):
    return l[0] if l else 0
def poke(l, x=7):
    m = l; m.append(x)
    return l
def show1(x=0, l=None):
    st.write('x', x)
    h_objs = pd.DataFrame({'l': [[max(x, (lambda t: t + x)(0))], [2]]})
    st.write('objs', h_objs['l'].tolist())
    h_objs['l'][0].append(x + x)
    st.write('objs', h_objs['l'].tolist())
    h_r2 = 0
    while h_r2 < min(max(2, 0), 3):
        h_r2 += 1
        if st.session_state.get('n', 3) % 2 == 0: break
        x + 0
    else:
        st.write('to the end', h_r2)
        st.write('keys', len([k for k in st.session_state.keys() if k in ('k', 'n', 'hits')]), max(x, x))
    return x + 1
def poke(l, x=1):
    l += [x, 1]
    return l
def push(l, x=2):
    l.sort()
    return l
