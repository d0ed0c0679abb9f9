# A walk that starts again has new frames: a function made before the restart holds the cells of the old one.
# events: set k = 2; set k = 3
import streamlit as st
def main():
    a = st.slider('a', 0, 9, 5)
    seen = {90}
    def f():
        return a
    k = st.slider('k', 0, 9, 1)
    if k:
        seen.add(k)
    st.write(sorted(seen))
    a = 0
    st.write(f())
main()
