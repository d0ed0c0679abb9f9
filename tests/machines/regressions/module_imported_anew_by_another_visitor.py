# After an edit each visitor imports modules anew; who comes first must notice that the second has done so.
# events: set n1 = 5; second: rerun; replace "\nst.write('seen'" with "\nst.write('saw'"; second: rerun; rerun
import streamlit as st
import harbour as mod
b = st.slider('n1', 0, 7, 3)
_ = mod.note(b)
st.write('seen', mod.seen)
# --- harbour.py
seen = []
def note(x, acc=[]):
    seen.append(x)
    del seen[:-4]
    return list(acc)
