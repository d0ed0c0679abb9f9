import streamlit as st


def rename():
    st.session_state.names = [*st.session_state.names, st.session_state.new_name]
    st.session_state.new_name = ""


def main():
    st.session_state.setdefault("names", ["ada"])
    st.text_input("New", key="new_name", on_change=rename)
    chosen = st.selectbox("Who", st.session_state.names, key="who")
    st.write(chosen, st.session_state.who)
    if st.button("Forget"):
        st.session_state.names = ["ada"]
        st.rerun()
    if "who" in st.session_state and st.checkbox("Delete the key"):
        del st.session_state["who"]
    st.write(sorted(st.session_state.keys()))


if __name__ == "__main__":
    main()
