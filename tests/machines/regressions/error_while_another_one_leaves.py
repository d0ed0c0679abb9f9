# An error that a slot raises has what the script was handling for its context, also where that was nothing before.
# events: set n = 2; set n = 4
import streamlit as st
n = st.slider('n', 1, 7, 5)
def ask(x):
    st.write('asked')
try:
    if n == 2:
        raise KeyError('two')
    st.write(n)
finally:
    if ask(3) % 2:
        pass
