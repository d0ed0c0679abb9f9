"""What goes wrong with pages: a page that raises, one that stops, one that is run twice, and none that is run."""

import streamlit as st


def calm():
    st.write("calm", st.toggle("Calm"))


def raises():
    st.write("before")
    if st.toggle("Raise"):
        raise RuntimeError("on the page")


def stops():
    st.checkbox("Stopped below")
    st.stop()


def main():
    page = st.navigation({"": [calm, raises], "Ends": [stops]}, position="top")
    how = st.sidebar.radio("Run it", ["once", "twice", "not at all"])
    for _ in range(["not at all", "once", "twice"].index(how)):
        try:
            page.run()
        except st.errors.StreamlitAPIException as err:
            st.write(type(err).__name__)
    st.write("end", page.title)


main()
