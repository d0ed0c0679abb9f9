import streamlit as st

TOWNS = {"north": ["Kiel", "Husum"], "south": ["Ulm", "Bonn", "Kiel"], "none": []}


def choose():
    region = st.selectbox("Region", list(TOWNS))
    town = st.selectbox("Town", TOWNS[region])
    keyed = st.selectbox("Keyed", TOWNS[region], key="keyed")
    many = st.multiselect("Several", TOWNS[region], TOWNS[region][:1])
    top = st.slider("Top", 1, 3 + len(TOWNS[region]), key="top")
    return region, town, keyed, many, top


def main():
    st.write(*map(str, choose()))


if __name__ == "__main__":
    main()
