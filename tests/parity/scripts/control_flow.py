import streamlit as st

limit = st.slider("Limit", 0, 9, 4)
for i in range(10):
    if i == limit:
        st.write("stop at", i)
        break
    if i % 2:
        continue
    st.text(f"even {i}")
else:
    st.write("never stopped")

n = limit
while n > 0:
    n -= 3
    st.caption(f"n={n}")

match limit:
    case 0:
        st.write("none")
    case 1 | 2:
        st.write("few")
    case x if x > 7:
        st.write("many", x)
    case _:
        st.write("some")

try:
    value = 10 // limit
except ZeroDivisionError:
    st.error("cannot divide")
    value = None
else:
    st.write("quotient", value)
finally:
    st.write("always")
if (rest := limit % 3) and limit > 3:
    st.write("rest", rest)
st.write([i * i for i in range(limit) if i % 2], {k: v for k, v in zip("abc", range(limit))})
