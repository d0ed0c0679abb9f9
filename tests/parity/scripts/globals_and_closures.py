import streamlit as st

counter = 0
history = []


def bump(by=1):
    global counter
    counter += by
    history.append(counter)
    return counter


def make_adder(n):
    def add(x):
        return x + n

    return add


n = st.slider("n", 0, 3, 1)
add = make_adder(n)
st.write(bump(), bump(n))
if st.checkbox("Again"):
    bump(10)
st.write(counter, history)
adders = [make_adder(i) for i in range(n)]
st.write([a(1) for a in adders], add(5))
for i in range(n):
    counter += i
    st.text(f"{i}: {counter}")
