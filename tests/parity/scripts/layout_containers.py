import streamlit as st


def main():
    box = st.container(border=True)
    row = st.container(horizontal=True, horizontal_alignment="right", gap="small")
    tall = st.container(height=200, key="tall")
    with tall:
        for i in range(st.slider("Lines", 0, 4, 2)):
            st.text(f"line {i}")
    with row:
        st.button("Yes")
        st.button("No")
    with box:
        st.write("written last, shown first")
        with st.container():
            st.write("nested")
    st.container().write("in an unnamed container")


if __name__ == "__main__":
    main()
