import streamlit as st


def row(i, names):
    left, right = st.columns([2, 1])
    with left:
        name = st.text_input("Name", names[i % len(names)], key=f"name{i}")
    with right:
        chosen = st.checkbox("Use", key=f"use{i}")
    return name if chosen else None


def main():
    n = st.slider("Rows", 0, 4, 2)
    used = [row(i, ["ada", "bob"]) for i in range(n)]
    st.write([u for u in used if u])
    for letter in "abc"[:n]:
        if st.button(f"Pick {letter}"):
            st.session_state.picked = letter
    st.write(st.session_state.get("picked"))


if __name__ == "__main__":
    main()
