# A function of a local module has bound one of its names before the script sets attributes of the module.
# events: rerun
import streamlit as st
import shared as mod
mod.record(st.session_state.get('k', 5))
mod.count = (lambda t: t + b)(1)
# --- shared.py
import streamlit as st
def record(n):
    global count
    st.write('count was', count)
    count = n % 97
count = 2
