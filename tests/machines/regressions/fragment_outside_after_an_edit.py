# Another visitor's fragment runs alone after an edit: the one inside it finds its place in the sidebar by its call.
# events: second: rerun; replace "b = 1\n" with "b = 6\n"; second: set "outer 8" = 5
import streamlit as st
b = 1
def main():
    @st.fragment(key='inner')
    def inner(x=0):
        v = st.slider(f'inner {x}', 0, 9, key=f'inner {x}')
        st.sidebar.selectbox(f'pick {x}', ['ant', 'alpha'], key=f'pick {x}')
        st.write('part', x, v)
    @st.fragment
    def outer(x=0):
        v = st.slider(f'outer {x}', 0, 9, key=f'outer {x}')
        inner(x)
        st.write('part', x, v)
    outer(8)
main()
