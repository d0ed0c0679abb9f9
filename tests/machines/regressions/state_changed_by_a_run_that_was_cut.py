# A run that was cut short had changed a list of session state before; then a callback of the run before is called.
# events: interrupt at 2; click "do2 1"; set text9 = ""
import time
from tests.machines import interruption
import streamlit as st
c = st.slider('n4', 1, 10 + 2, 1)
zs = [1]
log = st.session_state.setdefault('log', [])
log.append(c + c + 6)
interruption.here(2, time.time())
b = int(st.toggle('check8', False, key='check8'))
log.append(zs[0])
t = st.text_input('text9', 'hi', on_change=lambda: zs.append(9))
