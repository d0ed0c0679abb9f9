import asyncio

import streamlit as st


@st.cache_data(show_spinner=False)
async def fetch(n):
    st.session_state.fetched.append(n)
    await asyncio.sleep(0)
    return {"n": n}


@st.cache_data(show_spinner=False)
def returns_coroutine(n):
    return asyncio.sleep(0, n)


def main():
    st.session_state.setdefault("fetched", [])
    n = st.slider("n", 0, 3, 1)
    st.write(asyncio.run(fetch(n)), st.session_state.fetched)
    if st.checkbox("a stream"):

        @st.cache_data
        async def stream():
            yield 1

    if st.checkbox("forgotten await"):
        returns_coroutine(n)


main()
