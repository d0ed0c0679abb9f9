import streamlit as st
from views import VIEWS
from views.tools import clamp


def main():
    view = st.radio("View", list(VIEWS))
    level = clamp(st.number_input("Level", -5, 25, 3), 0, 9)
    VIEWS[view](level)
    st.session_state.setdefault("seen", set()).add(view)
    st.write(sorted(st.session_state.seen))


main()
