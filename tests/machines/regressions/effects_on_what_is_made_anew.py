# A slot that writes a file depends on a maker of something that cannot be put back: it writes once all the same.
# events: set k = 2; set k = 3
import streamlit as st
from pathlib import Path
def make():
    return {1}, {90}
k = st.slider('k', 0, 9, 5)
parts, seen = make()
more = [parts]
with (Path(__file__).parent / 'log.txt').open('a') as file:
    print(more, file=file)
seen.add(k)
st.write(sorted(seen))
