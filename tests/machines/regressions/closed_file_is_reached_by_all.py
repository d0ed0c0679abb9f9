# A file that was closed stays as it is, whoever touches it: who wrote it does not write it again when the walk begins again.
# events: rerun
from pathlib import Path
import streamlit as st
FILES = Path(__file__).parent
with open(FILES / 'one.txt', 'a') as handle: handle.write('line\n')
class Own:
    def __init__(self, items):
        self.items = items
    def __iter__(self):
        return iter(self.items)
def look():
    return 'handle' in globals()
st.write('names', look())
for each in Own([look(), 2]):
    st.write(each, look())
