"""Session state is read by attribute and by key; what is not there raises an error of the kind of access."""

import streamlit as st


def read(how):
    try:
        return how()
    except (KeyError, AttributeError) as err:
        return type(err).__name__


def main():
    state = st.session_state
    put, take = st.columns(2)
    if put.button("Put"):
        state["word"] = "here"
        state.number = len(state)
    if take.button("Take"):
        for name in ("word", "number"):
            if name in state:
                del state[name]
    st.write(read(lambda: state.word), read(lambda: state["word"]), read(lambda: state.number))
    st.write(read(lambda: state.pop("never")), read(lambda: state.get("word", "default")))
    st.write("word" in state, hasattr(state, "word"), getattr(state, "number", None), len(state))
    st.write(sorted(state), sorted(state.to_dict()))


main()
