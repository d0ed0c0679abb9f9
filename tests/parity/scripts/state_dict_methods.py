import streamlit as st


def show_state():
    st.write(sorted((k, v) for k, v in st.session_state.items() if k != "hidden"))
    st.write(st.session_state.get("nothing", "nothing there"))


def main():
    st.session_state.setdefault("log", [])
    if st.button("Add"):
        st.session_state["log"] = [*st.session_state["log"], len(st.session_state["log"])]
    if st.button("Drop", key="drop") and "log" in st.session_state:
        del st.session_state["log"]
        st.session_state.update({"dropped": True})
    if st.button("Clear"):
        st.session_state.clear()
    show_state()
    if st.checkbox("Ask for what is missing"):
        st.write(st.session_state["missing"])
    st.write("end")


main()
