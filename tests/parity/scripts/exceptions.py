import streamlit as st


def divide(a, b):
    return a / b


def main():
    st.write("before")
    b = st.number_input("Divisor", 0, 3, 1)
    with st.container(border=True):
        st.write("inside", divide(6, b))
    try:
        divide(1, 0)
    except ZeroDivisionError as error:
        st.exception(error)
    kind = st.selectbox("Then", ["nothing", "key", "own", "chain", "system"])
    if kind == "key":
        {}["missing"]
    elif kind == "own":

        class Trouble(Exception):
            pass

        raise Trouble("of my own")
    elif kind == "chain":
        try:
            divide(1, 0)
        except ZeroDivisionError as error:
            raise RuntimeError("outer") from error
    elif kind == "system":
        raise SystemError("deep")
    st.write("after")


main()
