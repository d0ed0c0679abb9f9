# A slot that executes a second time in a run, since a walk began again, does not print, log or warn a second time.
# events: set k = 2; set k = 3; set a = 4
import logging
import warnings
import streamlit as st
def make(a):
    print('made of', a)
    return [a], {90}
a = st.slider('a', 0, 9, 5)
parts, seen = make(a)
print('parts', parts)
logging.getLogger('flowc.trap').warning('logged %s', parts)
if parts:
    warnings.warn(f'parts {parts}')
    print('no end of the line', parts, end='')
k = st.slider('k', 0, 9, 1)
seen.add(k)
print('seen', sorted(seen))
for i in range(2):
    print('step', i, parts)
st.write(sorted(seen))
