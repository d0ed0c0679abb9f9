# A callback changes a global of the previous run; the body starts from a fresh one.
# events: click up; click up; set n = 4; click up; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

count = 0
def up():
    global count
    count += 1
    st.session_state.seen = count
st.button("up", on_click=up)
st.write(count, st.session_state.get("seen"))
count = count + n
st.write(count)
