import streamlit as st


def login():
    if st.session_state.get("user"):
        return st.session_state.user
    name = st.text_input("User", key="login")
    if st.button("Log in"):
        if not name:
            st.error("Who are you?")
            st.stop()
        st.session_state.user = name
        st.rerun()
    st.stop()


def logout():
    st.session_state.pop("user", None) if hasattr(st.session_state, "pop") else st.session_state.update(user=None)


def main():
    user = login()
    st.sidebar.button("Log out", on_click=logout)
    st.title(f"Hello {user}")
    page = st.sidebar.radio("Page", ["home", "settings", "broken"])
    if page == "home":
        st.write("home of", user)
    elif page == "settings":
        motto = st.text_input("Motto", key="motto")
        st.write(st.session_state.motto, motto)
    else:
        st.write(undefined_name)


if __name__ == "__main__":
    main()
