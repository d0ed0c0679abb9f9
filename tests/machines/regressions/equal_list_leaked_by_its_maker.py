# A list equal to the last one has got into another list, a class, a closure or a dict while it was made.
# events: set n = 4; set m = 2; set n = 5; rerun; set m = 7; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
seen = []
class Last:
    made = None
    again = None
def make(k):
    row = [k > 20, [1]]
    seen.append(row)
    Last.made = row[1]
    Last.again = lambda: row
    return row
a = make(n)
m = st.slider("m", 0, 9, 1)
a.append(m)
a[1].append(m)
st.write(a, seen, Last.made, Last.again(), a is seen[0], a[1] is Last.made, a is Last.again())
