"""`__name__`, `__file__`, what a script finds under `__main__`, and that its globals are new in every run."""

import os
import sys

import streamlit as st

try:
    runs += 1
except NameError:
    runs = 1


def main():
    st.write(__name__, os.path.basename(__file__), runs)
    here = sys.modules["__main__"]
    st.write(here.main is main, here.__dict__ is globals(), here.runs == runs)
    st.write(os.path.dirname(__file__) in sys.path, bool(sys.argv))
    global kept
    if st.button("Keep"):
        kept = True
    st.write("kept" in globals())
    st.checkbox("Again")


if __name__ == "__main__":
    main()
