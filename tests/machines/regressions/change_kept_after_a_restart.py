# A change of a cached resource, executed before the walk begins again and only noted after it, is still there.
# events: set go = true; set opt4 = 2; rerun
import streamlit as st


class Bag(list):
    pass


@st.cache_resource(show_spinner=False)
def pool():
    return [5]


zs = pool()
a = 2
if not st.checkbox("go"):
    st.stop()
for j, _e in enumerate(zs[:3]):
    st.write(j)
d = st.selectbox("opt4", [1, 2, 3])
zs.append(3)
a += d
bag = Bag([1])
bag.append(a)
