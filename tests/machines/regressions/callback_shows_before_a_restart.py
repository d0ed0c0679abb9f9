# What a callback has shown stays when the walk of the script has to start again.
# events: set t = "word"; rerun; set t = "other"; set n = 4
import streamlit as st
def show(x):
    def walk(k):
        for i in range(min(k, 4)):
            yield i
    steps = walk(x + x)
    st.write("one", next(steps, None))
def changed(by=1):
    st.write("in callback", by)
    print("callback", by)
    st.session_state.k = by
n = st.slider("n", 1, 6, 3, on_change=changed, kwargs={"by": st.session_state.get("k", 0) + 1})
show(max(n, 3))
t = st.text_input("t", "hi", key="t", on_change=changed)
st.write(t)
