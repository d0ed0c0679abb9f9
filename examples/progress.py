"""A computation that reports its progress in a bar, and what comes out of it."""

import time

import streamlit as st

st.title("Sieve of Eratosthenes")

limit = st.selectbox("Primes up to", [1_000, 10_000, 100_000])
slowly = st.checkbox("Slowly, to watch the bar")

bar = st.progress(0.0, text="Start")
sieve = bytearray([1]) * (limit + 1)
sieve[0:2] = bytes(2)
last = int(limit**0.5)
for number in range(2, last + 1):
    if sieve[number]:
        sieve[number * number :: number] = bytes(len(range(number * number, limit + 1, number)))
    if slowly:
        time.sleep(0.01)
    bar.progress(number / last, text=f"Struck out the multiples of {number}")
primes = [number for number in range(limit + 1) if sieve[number]]

with st.spinner("Measuring the gaps"):
    gaps = [after - before for before, after in zip(primes, primes[1:])]

st.metric("Primes", f"{len(primes):,}")
st.write("The last ones: " + ", ".join(str(prime) for prime in primes[-5:]))
st.write(f"The widest gap is {max(gaps)}, after {primes[gaps.index(max(gaps))]:,}.")
