# A run that a newer event cuts short leaves the callback of the run before, with the list that it has changed.
# events: interrupt at 1; set text = "two words"; set text = ""; set text = "three"
import time
import streamlit as st
from tests.machines import interruption
found = [0]
interruption.here(1, time.time())
st.write('found', found)
def note(by=1):
    found.append(by)
    print('noted', found)
st.text_input('text', 'hi', key='text', on_change=note)
