# The last list lives on in session state; an equal one made now is another one.
# events: set n = 4; set n = 5; set m = 3; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
a = [n > 20]
if "kept" not in st.session_state:
    st.session_state.kept = a
a.append(m)
st.write(a, st.session_state.kept, a is st.session_state.kept)
