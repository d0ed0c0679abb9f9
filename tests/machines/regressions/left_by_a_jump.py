# A closed statement that returns, breaks or goes on with the next round does so when it is reused, too.
# events: set n = 4; set m = 2; rerun; set n = 6; set m = 3; set n = 0; set m = 1; rerun; set n = 9; set m = 4
import contextlib
import streamlit as st


class Place:
    k = 0


def search(n):
    place = Place()
    for base in (0, 3, 6):
        for place.k in range(base, base + 3):
            if place.k == n:
                return [place.k]
            if place.k == 7:
                break
            if place.k == n - 1:
                continue
        else:
            for place.k in range(2):
                if base == 3:
                    continue
                if n == 8:
                    return None
        st.write("not in", base)
        try:
            total = sum(range(base))
            if total == n:
                break
            if n == 9 and base:
                continue
            total += 1
        finally:
            place.k = -1
        st.write("total", total)
    return []


n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
found = search(n)
if found:
    found.append(m)
st.write("found", found)
for i in range(4):
    with contextlib.suppress(ZeroDivisionError):
        if i == m:
            break
        st.write(1 // (i - 1))
        continue
    st.write("suppressed", i)
