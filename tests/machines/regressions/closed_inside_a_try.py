# A loop turns out to have no exact open form inside a try: what the script catches is none of its business.
# events: set n = 4; rerun; set n = 2
import streamlit as st


class Steps:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


n = st.slider("n", 0, 9, 1)
log = st.session_state.setdefault("log", [])
try:
    for step in Steps(n):
        st.write("step", step)
except BaseException as error:
    log.append(repr(error))
    st.session_state.caught = repr(error)
else:
    st.write("all steps")
finally:
    log.append("finally")
st.write(len(log), log)
