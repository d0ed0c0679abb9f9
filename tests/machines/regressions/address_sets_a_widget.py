# What the address says to a bound widget is an input of whoever shows it, and one that is reused leaves it as it would.
# events: set n = 5; rerun; go to "n=7"; back to "n=7"; rerun; back to ""; back to "n=1"; set n = 4; click up; set m = 3; back to "n=x"; click hide; back to "n=8"; click hide; rerun; go to "n=7&m=1"; go to "n=5"
import streamlit as st

def up():
    st.session_state.n = 9

def both():
    n = st.slider("n", 0, 9, 1, key="n", bind="query-params")
    return [n, st.query_params.get("n", "-")]

st.write("before", st.query_params.get("n", "-"))
st.button("up", on_click=up)
if not st.checkbox("hide"):
    found = [both() for _ in range(1)]
    st.write("found", found)
st.write("after", str(st.query_params), st.slider("m", 0, 9, 1))
