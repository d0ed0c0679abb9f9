import streamlit as st


def fill(place, how):
    if how == "text":
        place.text("just text")
    elif how == "twice":
        place.write("first")
        place.write("second")
    elif how == "container":
        with place.container():
            st.write("one")
            st.write("two")
    elif how == "cleared":
        place.write("gone")
        place.empty()


def main():
    how = st.selectbox("How", ["nothing", "text", "twice", "container", "cleared", "shrinking"])
    place = st.empty()
    fill(place, how)
    if how == "shrinking":
        with place.container():
            st.write("a")
            st.write("b")
            st.write("c")
        with place.container():
            st.write("only a")
    st.write("below")
    with st.empty():
        st.write("replaced")
        st.write("by this")


main()
