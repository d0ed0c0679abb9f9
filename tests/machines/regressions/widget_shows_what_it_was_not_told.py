# A slider whose key a callback has deleted shows what the browser holds, and its default when the reader sets just that.
# events: set level = 5; click forget; rerun; set level = 2; set level = 4; click forget; set level = 2
import streamlit as st

def forget():
    del st.session_state["level"]

st.slider("Level", 0, 9, 2, key="level")
st.button("Forget", key="forget", on_click=forget)
st.write(st.session_state.level)
