import streamlit as st


@st.cache_data
def load(name, times=1):
    st.session_state.log.append(f"load {name} {times}")
    return name * times


@st.cache_resource
def pool(name):
    st.session_state.log.append(f"pool {name}")
    return {"name": name}


def main():
    st.session_state.setdefault("log", [])
    name = st.radio("name", ["a", "b"])
    pool(name)["used"] = st.session_state.log[-1:]
    st.write(load(name), load(name, times=2), pool(name))
    left, middle, right = st.columns(3)
    if left.button("this"):
        load.clear(name)
    if middle.button("this by keyword"):
        load.clear(name, times=2)
    if right.button("all of it"):
        load.clear()
    st.button("pools", on_click=pool.clear)
    st.button("all data", on_click=st.cache_data.clear)
    st.button("all resources", on_click=st.cache_resource.clear)
    st.write(load(name), load(name, times=2))
    st.write(st.session_state.log)


main()
