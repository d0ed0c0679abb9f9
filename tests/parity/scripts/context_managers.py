import contextlib

import streamlit as st


@contextlib.contextmanager
def section(title):
    with st.container(border=True):
        st.subheader(title)
        yield st.empty()
        st.caption(f"end of {title}")


@contextlib.contextmanager
def guarded():
    try:
        yield
    except ValueError as error:
        st.error(f"caught {error}")


n = st.slider("n", 0, 3, 1)
with section("First") as slot, guarded():
    st.write("inside", n)
    slot.info(f"slot {n}")
    if n == 2:
        raise ValueError("two")
    st.write("not after two")
with st.sidebar, st.expander("Side"):
    st.write("n", n)
with section("Second"):
    pass
st.write("after")
