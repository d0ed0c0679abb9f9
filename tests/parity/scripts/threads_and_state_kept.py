"""A thread with the script's context that changes session state and shows in a container that it is given."""

import threading

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx


def worker(box, n):
    st.session_state.done = st.session_state.get("done", 0) + n
    with box:
        st.write("done by the worker", st.session_state.done)


def main():
    n = st.number_input("n", 1, 5, 2)
    box = st.container(border=True)
    if st.button("Start"):
        thread = add_script_run_ctx(threading.Thread(target=worker, args=(box, n)), get_script_run_ctx())
        thread.start()
        thread.join()
    st.write("done", st.session_state.get("done", 0))


main()
