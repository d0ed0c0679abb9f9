# A while evaluates its test before every round, also after continue; its else runs unless a break leaves it.
# events: set n = 4; set m = 2; rerun; set n = 6; set m = 3; set n = 0; set m = 5; set n = 7; set n = 3; set m = 9
import streamlit as st

n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
seen = []
i = 0
while (i := i + 1) < n or not seen:
    if i == 2:
        seen.append("skipped")
        continue
    k = 0
    while k < i:
        k += 1
        if k == m:
            break
        seen.append((i, k))
    else:
        st.write("inner to the end", i)
        if i == m + 1:
            break
    st.write("round", i, len(seen))
else:
    st.write("outer to the end", i, m)
st.write(seen, i, k)
while seen and (last := seen.pop()) != "skipped":
    st.write("pop", last)
st.write(len(seen))
