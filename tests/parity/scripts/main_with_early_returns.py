"""Functions that return from inside of loops, of `with` and of `try`, also in the middle of showing."""

import streamlit as st


def find(wanted, rows):
    for at, row in enumerate(rows):
        with st.container():
            st.write("looking at", row)
            if row == wanted:
                st.success("found")
                return at
    st.warning("not there")
    return None


def guarded(flag):
    try:
        if flag:
            return "early"
        st.write("in try")
    finally:
        st.write("in finally")
    return "late"


def main():
    wanted = st.selectbox("Wanted", ["a", "b", "c", "d"])
    place = find(wanted, ["a", "b", "c"])
    if place is None:
        st.write("nothing to do")
        return
    st.write(place, guarded(st.checkbox("Early")))
    if st.toggle("Leave"):
        return
    st.write("the end")


if __name__ == "__main__":
    main()
