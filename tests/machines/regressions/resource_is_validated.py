# Whether a resource is still good is asked at each use, and the answer may depend on anything.
# events: rerun; set n = 3; set n = 4; set n = 1; rerun; click spoil; rerun; rerun
import streamlit as st

made = []
count = {"asked": 0}

class Pool:
    good = True

def is_good(pool):
    return pool.good and limit < 3

@st.cache_resource(show_spinner=False, validate=is_good)
def pool():
    print("new pool")
    return Pool()

limit = st.slider("n", 0, 9, 0)
p = pool()
st.write("there", p is not None)
if st.button("spoil"):
    p.good = False
