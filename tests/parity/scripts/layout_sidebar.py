import streamlit as st

st.sidebar.title("Settings")
with st.sidebar:
    mode = st.radio("Mode", ["view", "edit"])
    with st.expander("Advanced"):
        depth = st.slider("Depth", 1, 4)
    left, right = st.columns(2)
    left.button("A")
    right.button("B")


def body():
    st.write(mode, depth)
    if mode == "edit":
        st.sidebar.text_input("Editor", key="editor")
        st.text_area("Text")


body()
st.sidebar.caption("the end")
