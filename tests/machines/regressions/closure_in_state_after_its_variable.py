# A closure that session state keeps sees what its function bound after it was last called.
# events: set a = 3; set b = 2; rerun
import streamlit as st
def main():
    b = st.slider('b', 0, 9, 5)
    c = 1
    def add(x):
        return (x + c) % 97
    if 'fn' not in st.session_state:
        st.session_state.fn = add
    a = st.slider('a', 0, 9, 1)
    st.write('fn', st.session_state.fn(4))
    c = b
main()
