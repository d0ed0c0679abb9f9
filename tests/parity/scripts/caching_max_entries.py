import streamlit as st


@st.cache_data(max_entries=2, show_spinner=False)
def square(n):
    st.session_state.computed.append(n)
    return n * n


def main():
    st.session_state.setdefault("computed", [])
    n = st.slider("n", 0, 4, 1)
    again = st.checkbox("again")
    st.write(square(n), square(0))
    if again:
        st.write(square(n + 1))
    st.write(st.session_state.computed)


main()
