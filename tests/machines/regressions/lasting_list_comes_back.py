# A list that outlives runs comes back to an earlier state, so what changes it is only noted, in all of a run.
# events: rerun; rerun; set panel5 = 9; rerun
import shared as mod
b = mod.panel('panel2', n=7, low=1)
m_dd = {'k': b}
m_a = mod.panel('panel5', n=sum(m_dd.values()), low=1)
# --- shared.py
import streamlit as st
import deep_shared as deep
from deep_shared import told
def panel(label, n, low=0, *, box=st):
    v = box.slider(label, low, 9, 5)
    if v > n % 9:
        return v
    record(n)
    return deep.inner(n + v)
def record(n):
    st.write('count was', count, told())
count = 6
# --- deep_shared.py
depth = 0
log = []
def inner(n):
    log.append(n)
    del log[:-3]
    return n * 2 % 97
def told():
    return [depth, *log]
