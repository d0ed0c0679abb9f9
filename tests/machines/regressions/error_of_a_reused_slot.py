# A handler sees the error of a slot that is reused as it was raised the first time: its traceback, context and cause.
# events: set m = 4; set n = 3; set m = 5; set n = 0; set m = 2; rerun; set m = 7; set n = 2; set m = 1
import traceback
import streamlit as st


def deep(n):
    try:
        return {}["k"]
    except KeyError:
        raise ValueError(n)


def part(n):
    st.write("part", n)
    if n < 5:
        deep(n)


n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
try:
    part(n)
except ValueError as error:
    st.write(m, repr(error), repr(error.__context__), repr(error.__cause__))
    st.text(f"{m} {traceback.format_exc()}")
    try:
        st.write(10 // (n - n))
    except ZeroDivisionError as second:
        st.write(m, repr(second.__context__), second.__context__ is error)
        st.text("".join(traceback.format_exception(second)) + str(m))
try:
    st.write("error is", error)
except NameError:
    st.write("error is gone", m)
