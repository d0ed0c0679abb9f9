# A walk that must start again does, also where an `except:` of the script, in a closed function, catches everything.
# events: set p = 2; set k = 3; set p = 4
import streamlit as st
def make():
    return {1}, {90}
def peek(parts):
    try:
        return sorted(st.session_state.s)
    except:
        return 'swallowed'
def other(parts):
    try:
        return sorted(st.session_state.s)
    except:
        print('swallowed')
        raise ValueError('another')
k = st.slider('k', 0, 9, 5)
p = st.slider('p', 0, 9, 5)
parts, seen = make()
st.session_state.s = {91}
st.write(*[peek(one) for one in [parts]])
try:
    st.write(*[other(one) for one in [parts]])
except ValueError:
    st.write('no error here')
st.session_state.s.add(k)
seen.add(p)
st.write(sorted(seen))
