"""A status tells what it is told, and by the end of its `with` that it is done, or failed."""

import streamlit as st


def work(steps, name, **options):
    with st.status(f"Working on {name}", **options) as status:
        for step in range(steps):
            st.write("step", step)
            if step == 2:
                status.update(label="Half way", expanded=True)
        if st.session_state.get("fail"):
            raise ValueError(name)
    status.write("after")
    return status


def main():
    st.checkbox("Fail", key="fail")
    steps = st.slider("Steps", 0, 5, 2)
    with st.sidebar:
        state = st.selectbox("State", ["running", "complete", "error", "odd"])
    try:
        last = work(steps, "one", expanded=True)
        last.update(state="error" if steps == 5 else None)
        work(1, "two", state=state, type="compact")
    except Exception as error:
        st.write(type(error).__name__)
    lone = st.status("Lone", state="complete")
    lone.text("in it")
    if steps > 3:
        lone.update(label="Many", state="running")
        with lone:
            st.write("more")
    place = st.empty()
    place.status("first").write("a")
    if steps > 1:
        place.status("second").write("b")
    with st.status("Stopped"):
        if st.toggle("Stop"):
            st.stop()
    st.write("end")


main()
