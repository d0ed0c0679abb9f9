# The function of the fragment that the run before has kept cannot be made as it was; its maker has made another one.
# events: clear; remove "two.txt"
from pathlib import Path
import streamlit as st
FILES = Path(__file__).parent
def main():
    d = st.slider('n', 1, 6, 1)
    def counter(n):
        def step():
            nonlocal n
    @st.fragment
    def part(x=0):
        _ = (FILES / 'two.txt').write_text(str(d))
    try:
        a = int((FILES / 'two.txt').read_text())
    except OSError as err:
        st.write('no file', type(err).__name__)
    part(3)
main()
