import streamlit as st


def main():
    word = st.select_slider("Tempo", ["largo", "andante", "presto"], value="andante")
    low, high = st.select_slider("Months", list(range(1, 13)), value=(3, 9), key="months")
    note = st.text_area("Note", "one\ntwo", height=120)
    secret = st.text_input("Secret", type="password", placeholder="quiet")
    st.write(word, low, high, len(note.splitlines()), len(secret))


main()
