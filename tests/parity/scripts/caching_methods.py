import streamlit as st


class Model:
    def __init__(self, factor):
        self.factor = factor

    @st.cache_data(show_spinner=False)
    def scaled(_self, n):
        st.session_state.calls.append(("scaled", n))
        return n * _self.factor

    @staticmethod
    @st.cache_data(show_spinner=False)
    def doubled(n):
        st.session_state.calls.append(("doubled", n))
        return n * 2

    @st.cache_resource(show_spinner=False)
    def store(_self):
        return []


def main():
    st.session_state.setdefault("calls", [])
    n = st.slider("n", 1, 5, 2)
    first, second = Model(10), Model(n)
    st.write(first.scaled(n), second.scaled(n), Model.doubled(n), first.doubled(n))
    second.store().append(n)
    st.write(len(first.store()), first.store() is second.store())
    if st.button("clear one"):
        first.scaled.clear(n)
    if st.button("clear all"):
        Model.scaled.clear()
    st.write(st.session_state.calls)


main()
