import streamlit as st
from charts_of_harbours import draw, legend
from harbours import Harbour, all_harbours

import settings


def sidebar():
    with st.sidebar:
        settings.region = st.selectbox("Region", ["north", "south", "all"])
        return st.slider("Depth", 0, 20, 5)


def main():
    depth = sidebar()
    found = [h for h in all_harbours(settings.region) if h.depth >= depth]
    st.write(len(found), [h.name for h in found], isinstance(found[0], Harbour) if found else None)
    draw(found)
    legend(settings.region)
    settings.visits.append(depth)
    st.write(settings.visits[-3:], settings.count())


if __name__ == "__main__":
    main()
