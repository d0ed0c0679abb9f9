# The first attribute that is set on a library's module starts the walk again: what was done before is not done twice.
# events: set n = 3; set n = 5
import math
import streamlit as st
from pathlib import Path
n = st.slider('n', 0, 9, 5)
with (Path(__file__).parent / 'log.txt').open('a') as file:
    print(n, file=file)
print('n is', n)
st.write(getattr(math, 'flag', 0))
math.flag = n
st.write(math.flag)
del math.flag
