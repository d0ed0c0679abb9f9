import streamlit as st


def main():
    if "size" not in st.session_state:
        st.session_state["size"] = 7
    if st.button("Set to 2"):
        st.session_state.size = 2
    size = st.slider("Size", 0, 10, key="size")
    st.write(size, st.session_state.size)
    if st.checkbox("Set too late"):
        st.session_state.size = 5
    st.write("after")


if __name__ == "__main__":
    main()
