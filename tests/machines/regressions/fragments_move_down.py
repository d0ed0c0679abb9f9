# After an edit fragments stand further down, each where another one stood; the run fails before its end.
# events: replace "gen = 1\n" with "gen = 1\nst.write('more')\n"; set "part 48" = 6; rerun
import streamlit as st
gen = 1
st.slider('n2', 1, 17, 1, key='n2')
@st.fragment
def part(x=0):
    st.slider(f'part {x}', 0, 9, key=f'part {x}')
part(48)
part(None)
{}['k']
