"""Pages that are functions of the script: some hidden, some there at times, two at one address, widgets of each its own."""

import streamlit as st


def first():
    st.header("First")
    st.slider("Same label", 0, 5, 1)
    st.text_input("Shared key", key="shared")
    if st.button("To the hidden page"):
        st.switch_page(hidden_page, query_params={"from": "first"})


def second():
    st.header("Second")
    st.slider("Same label", 0, 5, 1)
    st.text_input("Shared key", key="shared")
    st.write(st.session_state.get("shared"))


def hidden():
    st.write("hidden", st.query_params.to_dict())
    st.page_link(first_page, label="Back")


def more(name):
    def page():
        st.write("one of more:", name)
        st.checkbox(f"Box of {name}", key=f"box {name}")

    page.__name__ = name
    return page


def pages(count, twice):
    every = [first_page, st.Page(second, title="Second one"), hidden_page]
    every += [st.Page(more(f"more{at}")) for at in range(count)]
    return [*every, st.Page(second, title="Again")] if twice else every


first_page = st.Page(first, default=True)
hidden_page = st.Page(hidden, visibility="hidden")
count = st.sidebar.number_input("How many more", 0, 3, 1)
twice = st.sidebar.button("One address for two")
try:
    chosen = st.navigation(pages(count, twice))
except st.errors.StreamlitAPIException as err:
    st.write(type(err).__name__)
    st.stop()
st.title(chosen.title)
chosen.run()
st.write("below the page", sorted(st.session_state))
