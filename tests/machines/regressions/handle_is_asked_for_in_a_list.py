# A script may ask which handle it has: in a list, as a key, by `is`. So an equal one of an earlier run does not stand for it.
# events: set f = true; set n = 3; set f = false; set n = 4; set n = 5; set f = true; rerun; set n = 2; set f = false
import streamlit as st

flag = st.checkbox("f")
n = st.slider("n", 0, 9, 1)
box = st.container(border=flag)
boxes = [box]
named = {box: "x"}
st.write(n, box in boxes, named.get(box), box is boxes[0])
left, right = st.columns(2, border=flag)
both = (left, right)
st.write(n, left in both, both.index(right), left is both[0])
more = st.expander("more", expanded=flag)
st.session_state.setdefault("held", more)
with more:
    st.write(n, more is box, box is more)


def shown(where):
    return where is box, where in boxes


st.write(n, shown(box))
