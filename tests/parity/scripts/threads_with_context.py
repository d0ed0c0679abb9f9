import threading
from concurrent.futures import ThreadPoolExecutor

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx


def work(n, place, results):
    place.write(f"worker of {n}")
    results.append(n * n)


def main():
    n = st.slider("n", 1, 4, 2)
    places = [st.container(border=True) for _ in range(n)]
    results = []
    for number, place in enumerate(places):
        thread = threading.Thread(target=work, args=(number, place, results))
        add_script_run_ctx(thread)
        thread.start()
        thread.join()
    st.write(results)
    with ThreadPoolExecutor(1, initializer=add_script_run_ctx, initargs=(None, get_script_run_ctx())) as pool:
        st.write(list(pool.map(lambda x: x + n, range(3))))
    state = st.session_state.setdefault("seen", [])
    seen = threading.Thread(target=lambda: st.session_state.seen.append(n))
    add_script_run_ctx(seen, get_script_run_ctx())
    seen.start()
    seen.join()
    st.write(len(state))


main()
