import streamlit as st

base = [3, 1, 2]
same = base
copy = list(base)
nested = {"list": base, "copy": copy}
if st.checkbox("Sort"):
    same.sort()
st.write(base, nested["copy"])
n = st.slider("n", 0, 3)
for i in range(n):
    nested["list"].append(i)
st.write(same, len(base))
pair = (base, n)
if st.button("Clear"):
    pair[0].clear()
st.write(base or "empty", copy)
copy += [n]
st.write(nested)
del same[1:]
st.write(base)
