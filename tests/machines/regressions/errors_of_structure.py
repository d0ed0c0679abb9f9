# Tracebacks of errors that structure raises are the ones that Python gives: the same frames, the same marks.
# events: rerun
import traceback
import streamlit as st
try:
    with 3:  # no context manager
        st.write("in")
except Exception as err:
    st.text(traceback.format_exc())
left = 3
try:
    for x in left:  # no context manager
        st.write("in")
except Exception as err:
    st.text(traceback.format_exc())
try:
    for a, b in [left, 3]:  # no context manager
        st.write("in")
except Exception as err:
    st.text(traceback.format_exc())
def f(n):
    st.write(n)
    return n
try:
    a, b = f(3)
except Exception as err:
    st.text(traceback.format_exc())
try:
    a = f(3) + 2 + f("a") + f(a)
except Exception as err:
    st.text(traceback.format_exc())
try:
    for i in f(3): st.write(1)
except Exception as err:
    st.text(traceback.format_exc())
try:
    if nono + f(4): st.write(1)
except Exception as err:
    st.text(traceback.format_exc())
