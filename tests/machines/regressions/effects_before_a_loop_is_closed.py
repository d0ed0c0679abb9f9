# A loop that turns out to have no exact open form is compiled again: what the run did before it is not done twice.
# events: set n = 3; set n = 4
import streamlit as st
from pathlib import Path
n = st.slider('n', 0, 9, 5)
st.session_state.setdefault('seen', []).append(n)
with (Path(__file__).parent / 'log.txt').open('a') as file:
    print(n, file=file)
print('n is', n)
xs = [n]
for pair in map(str, xs):
    st.text(f'pair {pair}')
st.write(st.session_state.seen)
