import threading

import streamlit as st

results = {}


def compute(n):
    results[n] = sum(range(n))


def main():
    n = st.number_input("n", 0, 20, 10)
    threads = [threading.Thread(target=compute, args=(n + step,)) for step in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    st.write(results)
    st.write({name: value for name, value in sorted(results.items()) if value > 50})


main()
