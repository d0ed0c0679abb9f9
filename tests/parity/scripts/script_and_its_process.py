import os
import sys
from pathlib import Path

import streamlit as st
from streamlit.runtime import exists
from streamlit.runtime.scriptrunner import get_script_run_ctx


class Kept:
    pass


def main():
    st.write(__name__, Path(__file__).name, bool(sys.argv))
    st.write(Path(sys.path[0]) == Path(__file__).parent, Path(__file__).parent.as_posix() in sys.path)
    st.write(sys.modules["__main__"].main is main, Kept.__module__, main.__qualname__)
    st.write(exists(), get_script_run_ctx() is not None)
    session = get_script_run_ctx().session_id
    known = st.session_state.setdefault("sessions", set())
    known.add(hash(session))
    st.write(isinstance(session, str), len(known))
    del st.session_state["sessions"]
    st.write("cwd" if os.getcwd() else "", __doc__, "__annotations__" in globals())
    st.checkbox("again")


if __name__ == "__main__":
    main()
