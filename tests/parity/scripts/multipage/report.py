import pages_common
import streamlit as st


def main():
    count = st.number_input("Count", 0, 20, 5, key="count")
    pages_common.banner("report")
    kind = st.radio("Kind", ["short", "long"])
    if kind == "long":
        for number in pages_common.numbers(count):
            st.write(number)
    st.write(st.query_params.to_dict(), __name__)
    st.page_link("home.py", label="To the home page", icon="🏠")
    with st.sidebar.container():
        st.page_link("home.py", width=100)


if __name__ == "__main__":
    main()
