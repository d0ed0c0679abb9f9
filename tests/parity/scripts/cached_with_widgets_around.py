import streamlit as st


@st.cache_data
def expensive(n, *, scale=1, **more):
    st.write("computing", n, scale)
    st.metric("Inside", n)
    if n == 3:
        raise ValueError("three is not cached")
    return {"n": n * scale, **more}


@st.cache_data(show_spinner="Please wait")
def chained(n):
    return expensive(n, scale=2)["n"] + 1


@st.cache_resource
class Engine:
    def __init__(self, kind):
        self.kind = kind
        self.uses = 0

    def use(self):
        self.uses += 1
        return self.uses


n = st.slider("n", 1, 4)
where = st.columns(2)
with where[0]:
    st.write(expensive(n))
with where[1]:
    st.write(expensive(n, scale=st.radio("Scale", [1, 10]), tag="t"))
st.write(chained(n))
st.write(Engine("diesel").use(), Engine("sail").use() if n > 2 else None)
