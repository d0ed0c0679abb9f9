import streamlit as st


def wizard():
    page = st.session_state.get("page", 1)
    st.header(f"Page {page}")
    if page < 3 and st.button("Next"):
        st.session_state.page = page + 1
        st.rerun()
    if page > 1 and st.button("Back", key=f"back{page}"):
        st.session_state.page = page - 1
        st.rerun()
    st.text_input("Note", key=f"note{page}")
    st.write("reached the end of page", page)


def main():
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    wizard()
    st.write("runs", st.session_state.runs)


if __name__ == "__main__":
    main()
