# A status whose cell is reused tells again what it is told, and that it is done at the end of its block.
# events: set n = 3; set fail = true; set n = 1; set fail = false; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
fail = st.checkbox("fail")
place = st.empty()
try:
    with st.status("working") as status:
        st.write("a step")
        st.write(n)
        if n > 2:
            status.update(label="many", expanded=True)
        if fail:
            raise ValueError("no")
    status.write("below")
except ValueError:
    st.write("failed")
with place.status("second", state="error") as second:
    second.update(label=f"second {n}")
