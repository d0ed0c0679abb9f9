# A callback registers a lambda over a list of an earlier run as the next callback.
# events: click add; click add; set n = 3; click add; rerun; click add
import streamlit as st
n = st.slider("n", 0, 9, 1)
l = [n]
def remember():
    st.session_state.action = lambda: l.append(9)
st.button("remember", on_click=remember)
st.button("add", on_click=st.session_state.get("action", remember))
st.write("list", l)
l.append(5)
st.write("after", l)
