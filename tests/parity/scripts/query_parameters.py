"""The query of the address: written by the script, seen in the same run, by attribute, by key, all values of a key."""

import streamlit as st


def table(query):
    for name in sorted(query):
        st.text(f"{name}: {query[name]} {query.get_all(name)}")


def main():
    query = st.query_params
    st.write("at the start", query.to_dict())
    word = st.selectbox("Word", ["none", "one", "two words", "ä&b=c"])
    if word != "none":
        query.word = word
    many = st.multiselect("Many", ["x", "y", "z"])
    if st.checkbox("Set many"):
        query["many"] = many
    if st.button("Delete"):
        query.pop("word", None)
    if st.button("Clear"):
        query.clear()
    if st.button("All at once"):
        query.from_dict({"a": "1", "b": ["2", "3"]})
    table(query)
    st.write("word" in query, len(query), query.get("a", "-"))


main()
