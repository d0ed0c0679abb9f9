import streamlit as st

st.session_state.setdefault("step", 0)
st.session_state.setdefault("log", [])
name = st.text_input("Name", key="name")
if st.button("Go"):
    st.session_state.step += 1
    st.session_state.log.append(name)
    st.toast("going")
    st.rerun()
if st.session_state.step % 2:
    st.slider("Odd", 0, 5, key="odd")
    if st.session_state.odd == 5:
        st.session_state.step += 1
        st.rerun()
else:
    st.checkbox("Even", key="even")
st.write(st.session_state.step, st.session_state.log)
if st.session_state.step > 3:
    st.session_state.step = 0
    st.rerun()
