# A parallel fragment is waited for in a run of the dialog that calls it, and not in one of the whole script.
# events: set dialog14 = 6
import streamlit as st
try:
    a = maybe1
except NameError:
    a = -1
@st.fragment(key='p4', parallel=True)
def m_part4(x=0):
    st.session_state.hits = (lambda t: t + h_b)((lambda t: t + a)((sum(m_load(0)) if a % 2 == 0 else x)))
@st.dialog('Dialog 14')
def m_ask(x):
    w = st.slider('dialog14', 0, 9)
    if m_part4(a) % 2 or m_part4(len(m_uu)) > 1:
        pass
m_ask((a * 2 - 6) % 97)
