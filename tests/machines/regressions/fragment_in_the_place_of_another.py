# After an edit another call of a fragment stands where one stood; a run that failed leaves its widgets to it.
# events: replace "    part(4)\n" with "    part(2)\n"; click open3
import streamlit as st
b = st.slider('n1', 1, 8, 5, key='n1')
@st.fragment()
def part(x=0):
    st.slider(f'part {x}', 0, 9, key=f'part {x}')
    if st.button('open3'):
        pass
try:
    {}['k']
except KeyError:
    part(4)
    {}['k']
