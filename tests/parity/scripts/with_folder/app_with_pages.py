"""The main script of an app with a folder of pages; what it keeps in session state is seen on the others."""

import streamlit as st


def main():
    st.session_state.setdefault("visits", []).append("main")
    st.write("visits", len(st.session_state.visits))
    name = st.text_input("Name", key="name")
    st.write("Hello", name, st.query_params.get("a", "nobody"))
    if st.button("Go to the second"):
        st.switch_page("pages/2_second_page.py")
    st.page_link("pages/1_🎈_first.py", label="First")


main()
