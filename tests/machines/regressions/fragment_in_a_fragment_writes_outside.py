# A fragment that stands in one that runs alone finds the places outside that it had when the whole script ran.
# events: click "push 0"; set "n2 20" = 3; click "push 0"; rerun; click "push 1"
import streamlit as st
def show(x=0):
    st.write('x', x)
    h_d = st.sidebar.slider(f'n2 {x}', 1, 6, 1, key=f'n2 {x}')
    return x + 1
@st.fragment()
def part7(x=0):
    v = st.slider(f'part7 {x}', 0, 9, key=f'part7 {x}')
    for h_e in range(3):
        if x > 0: break
        st.text(h_e)
    else:
        st.fragment(show)(20)
    if st.button(f'push {x}', key=f'push {x}'):
        st.session_state.setdefault('log', []).append(x)
    st.write('part', x, v)
for each in range(2):
    part7(each)
