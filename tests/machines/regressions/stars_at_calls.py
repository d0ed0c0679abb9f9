# What stars unpack is known at run time only: where it does not go with the parameters, the error is Python's.
# events: set n = 2; set n = 3; set n = 1; set n = 4; set n = 0; rerun
import streamlit as st
def card(a, b=1, *rest, **words):
    st.write("card", a, b, rest, sorted(words.items()))
    return [a, b, *rest]
def plain(a, b):
    st.write("plain", a, b)
    return {"a": a}
n = st.slider("n", 0, 5, 1)
numbers = [n, *range(n)]
words = {"size": n, "mark": "x"}
st.write(card(*numbers), card(n, *numbers, key=1, **words))
last = card(*card(*numbers), **words)
last.append(0)
card(*last)
try:
    plain(*numbers)
except TypeError as error:
    st.write(str(error))
try:
    plain(n, **({"b": 2} if n != 3 else {"a": 2}))
except TypeError as error:
    st.write(str(error))
card(*(k for k in numbers), **plain(n, b=1), **{"a": 0} if n == 4 else {})
