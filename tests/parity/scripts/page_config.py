import streamlit as st

st.set_page_config(page_title="Harbours", page_icon="⚓", layout="wide", initial_sidebar_state="collapsed")


def main():
    st.title("Harbours")
    title = st.text_input("Title")
    if title:
        st.set_page_config(page_title=title)
    st.sidebar.write("collapsed")


if __name__ == "__main__":
    main()
