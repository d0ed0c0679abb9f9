# What one slot got from a bounded cache is not given to another one when the walk begins again: it computes.
# events: wait 3
import streamlit as st
@st.cache_data(show_spinner=False, max_entries=1, ttl='6s')
def m_load(x):
    print('computing', x)
    return [x, x + 2, 6]
try:
    m_ys = m_load(2)
    st.write(m_ys, m_load(0))
except (KeyError, ZeroDivisionError) as err:
    pass
try:
    if m_d % 2 == 0: raise RuntimeError('inner')
except (KeyError, ZeroDivisionError) as err:
    pass
except Exception as err:
    err.add_note(str(sum(m_load(2))))
