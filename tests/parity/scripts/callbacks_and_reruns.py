import streamlit as st


def up():
    st.session_state.n += 1
    st.session_state.events.append("up")
    if st.session_state.n == 3:
        st.session_state.n = 0
        st.rerun()


def changed(key):
    st.session_state.events.append(f"{key}={st.session_state[key]}")


st.session_state.setdefault("n", 0)
st.session_state.setdefault("events", [])
st.button("Up", on_click=up)
st.radio("Colour", ["red", "blue"], key="colour", on_change=changed, args=("colour",))
st.multiselect("Sizes", ["s", "m"], key="sizes", on_change=changed, kwargs={"key": "sizes"})
st.write(st.session_state.n, st.session_state.events[-4:])
if st.session_state.n == 2:
    st.info("two")
    st.slider("Only at two", 0, 3, key="two", on_change=changed, args=("two",))
