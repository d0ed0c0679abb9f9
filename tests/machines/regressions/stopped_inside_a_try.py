# Who catches st.stop goes on until the next command, which stops again: nothing after it is what it is otherwise.
# events: set n = 4; set m = 2; set n = 1; set n = 5; set m = 3; rerun; set n = 2; set m = 6
import streamlit as st

n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
log = st.session_state.setdefault("log", [])
try:
    st.write("before", n)
    if n > 3:
        st.stop()
except BaseException as error:
    print("caught", type(error).__name__, m)
finally:
    total = n + 1
    print("total", total)
    log.append(total)
    _ = (print("told"), st.write("told"))
print("text", total)
try:
    st.write("after", len(log))
except BaseException as error:
    print("again", type(error).__name__)
print("and on")
st.write("the end", m)
