import streamlit as st

st.session_state.setdefault("computed", [])


@st.cache_data(max_size=4000, show_spinner=False)
def text(size):
    st.session_state.computed.append(size)
    return "x" * size


size = st.select_slider("size", [100, 1000, 3200, 5000])
st.write(len(text(size)), len(text(1200)))
if st.button("large"):
    st.write(len(text(10_000)))
st.write(st.session_state.computed)
