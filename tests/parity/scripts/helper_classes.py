import streamlit as st


class Panel:
    shown = 0

    def __init__(self, place, title):
        self.place = place
        self.title = title

    def __enter__(self):
        self.place.subheader(self.title)
        return self

    def __exit__(self, *error):
        Panel.shown += 1
        return False

    def line(self, text):
        self.place.write(text)


def main():
    top, bottom = st.container(), st.container()
    word = st.text_input("Word", "wave")
    with Panel(bottom, "Below") as below:
        below.line(word.upper())
    with Panel(top, "Above") as above:
        above.line(word)
        getattr(st, "caption")(f"{Panel.shown} shown")


main()
