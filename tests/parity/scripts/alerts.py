import streamlit as st


def tell(level, text):
    kinds = {"fine": st.success, "note": st.info, "careful": st.warning, "bad": st.error}
    kinds[level](text)


def main():
    level = st.selectbox("Level", ["fine", "note", "careful", "bad"])
    text = st.text_input("Text", "All is well")
    tell(level, text)
    if st.toggle("With icon", key="icon"):
        st.info("An icon", icon="ℹ️")
        st.error("Material", icon=":material/error:")
    st.warning("")


if __name__ == "__main__":
    main()
