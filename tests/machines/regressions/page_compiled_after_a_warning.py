# A page is compiled in the middle of a run, when it is first visited: what Python has warned of stays said.
# events: 
import contextlib, functools, logging, os, random, sys, time, traceback, uuid, warnings
import streamlit as st
def first(l):
    pass
frame_n = st.sidebar.slider('frame n', 0, 9, 3)
def show5(x=0, l=None):
    h_c = frame_n
    match h_c % 3:
        case 0:
            pass
        case 1 | 2:
            warnings.warn('careful ' + str(st.session_state.get('k', 4)))
        case _:
            pass
frame_n = (frame_n * 2 + (lambda t: t + frame_n)(5)) % 97
for each in range(min((frame_n * 5 - (frame_n if 2 % 2 == 0 else frame_n)) % 97, 3)):
    show5(each)
given = [(frame_n * 3 - 6) % 97]
def make_two(title):
    def page():
        pass
    return page
two = make_two('two')
page_one = st.Page('pages/one.py', title='T' + str(frame_n), visibility='hidden' if given else 'visible')
page_two = st.Page(two, visibility='hidden' if given == given else 'visible')
page_three = st.Page('pages/three.py', title='T' + str(frame_n), visibility='hidden' if given == given else 'visible')
pages = [page_one, page_two, page_three]
page = st.navigation(pages)
page.run()
m_d = (first(given) + {'a': st.session_state.get('k', 2), 'b': show5(2)}['b']) % 97
# --- pages/one.py
# --- pages/three.py
