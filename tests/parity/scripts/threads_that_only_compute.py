"""Threads without the script's context that compute for it: what they make is shown by the script."""

import queue
import threading
from concurrent.futures import ThreadPoolExecutor

import streamlit as st


def main():
    n = st.slider("n", 1, 6, 3)
    results = queue.Queue()
    threads = [threading.Thread(target=lambda at=at: results.put(at * n)) for at in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    st.write(sorted(results.get() for _ in threads))
    with ThreadPoolExecutor(2) as pool:
        st.write(list(pool.map(pow, range(n), [2] * n)))
    lock, total = threading.Lock(), [0]

    def add():
        with lock:
            total[0] += n

    timer = threading.Timer(0, add)
    timer.start()
    timer.join()
    st.write(total)


main()
