# st.stop() passes through finally and is no Exception.
# events: set n = 5; set n = 1; set n = 6; rerun; set n = 2
import streamlit as st
n = st.slider("n", 0, 9, 1)

log = st.session_state.setdefault("log", [])
try:
    st.write("try")
    if n > 4:
        st.stop()
except Exception:
    st.write("never")
finally:
    log.append(n)
st.write("after", len(log))
