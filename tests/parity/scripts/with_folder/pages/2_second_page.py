import streamlit as st

choice = st.radio("Where to", ["nowhere", "home", "first"])
st.write(choice, st.session_state.get("visits"))
if choice == "home":
    st.switch_page("app_with_pages.py", query_params={"a": "you"})
if choice == "first":
    st.switch_page("pages/1_🎈_first.py")
