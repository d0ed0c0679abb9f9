"""A bare `except` around `st.rerun` swallows it and the script goes on; `except Exception` does not."""

import streamlit as st


def main():
    state = st.session_state
    state.setdefault("count", 0)
    bare, careful = st.button("Bare"), st.button("Careful")
    if bare:
        try:
            state.count += 1
            st.rerun()
        except:
            st.write("swallowed")
    if careful:
        try:
            state.count += 1
            st.rerun()
        except Exception:
            st.write("not reached")
        finally:
            state.count += 10
    st.write("count", state.count)


main()
