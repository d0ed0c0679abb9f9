"""A cached resource is one object: what is changed in it stays changed; cached data is a copy each time."""

import streamlit as st


@st.cache_resource
def store():
    return {"items": []}


@st.cache_data
def table():
    return {"items": []}


def main():
    item = st.text_input("Item", "a")
    if st.button("Add"):
        store()["items"].append(item)
        table()["items"].append(item)
    st.write("resource", store()["items"], "data", table()["items"])
    st.write(store() is store(), table() is table())
    if st.button("Begin anew"):
        store.clear()
        st.rerun()


main()
