"""What a fragment writes to containers outside of it takes the place of what it wrote there before."""

import streamlit as st

box = st.container(border=True)
spot = st.empty()
bar = st.progress(0)


def main():
    inner = st.container()

    @st.fragment
    def part():
        count = st.slider("Count", 0, 4, 2)
        for at in range(count):
            box.write(f"item {at}")
        with box:
            st.toggle("In the box")
        spot.metric("Count", count)
        if count % 2:
            spot.write("odd")
        bar.progress(count * 25)
        inner.empty()
        if count > 2:
            with inner:
                st.caption("many")
        with st.sidebar:
            st.write("side", count)
            st.checkbox("In the sidebar")
        st.sidebar.text("direct")
        own = st.container()
        st.write("below")
        own.write("above")

    box.write("before")
    part()
    box.write("after")
    st.sidebar.write("of the page")
    st.checkbox("Page")


main()
