# A list of the first run lives on in session state; later runs make another one beside it.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
l = []
if "s" not in st.session_state:
    st.session_state.s = l
l.append(st.slider("n", 0, 9, 1))
st.write(l, st.session_state.s, l is st.session_state.s)
