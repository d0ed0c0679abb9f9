# What stands left of a call is evaluated before it, though the function binds the name anew, or changes the object.
# events: set n = 4; set other = 2; set n = 1; rerun; set n = 5
import streamlit as st
total = 0
seen = [0]
def card(n, extra=0):
    global total
    st.write("card", n, extra)
    total = 10 * n
    seen.append(n)
    return n * 2
def okay(n):
    st.write("okay?", n)
    return n > 2
def both(n):
    y = card(card(n))
    y += card(y)
    st.metric("m", card(n))
    if okay(n):
        st.write(f"{len(seen)} {card(n)} and {y} {len(seen)}")
    return card(n) if okay(n) else len(seen) + card(0)
n = st.slider("n", 0, 5, 1)
other = st.slider("other", 0, 5, 1)
total += card(n)
st.write(total)
seen[0] = card(other) + total
st.write(seen, total + card(other) + total)
st.metric("x", card(other), delta=both(n))
if other and okay(n):
    st.write("yes")
elif okay(other) or okay(n):
    st.write("no")
for i in range(card(n)):
    st.write(i)
left, right = st.columns(2)
left.write((total, card(1), total))
missing.write(card(3))
