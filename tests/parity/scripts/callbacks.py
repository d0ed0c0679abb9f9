import streamlit as st

if "log" not in st.session_state:
    st.session_state.log = []
    st.session_state.total = 0


def note(what, *more, **named):
    st.session_state.log.append((what, more, tuple(sorted(named.items()))))


def add(amount, *, times=1):
    st.session_state.total += amount * times


st.button("Add 1", on_click=add, args=(1,))
st.button("Add 10 twice", on_click=add, args=(10,), kwargs={"times": 2})
st.slider("Level", 0, 3, key="level", on_change=note, args=("level",))
st.text_input("Name", key="name", on_change=note, args=("name", 1, 2), kwargs={"loud": True})
st.checkbox("Flag", on_change=note, args=("flag",))
st.write(st.session_state.total)
for line in st.session_state.log[-4:]:
    st.text(line)
