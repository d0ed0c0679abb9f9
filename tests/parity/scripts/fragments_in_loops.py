"""One fragment function called for every item, as a method and as a function made in the loop."""

import streamlit as st


class Card:
    def __init__(self, at):
        self.at = at
        self.seen = []

    @st.fragment
    def show(self):
        self.seen.append(st.checkbox(f"Card {self.at}"))
        st.write(self.at, self.seen[-1])


def main():
    count = st.slider("Count", 1, 4, 2)
    for column, at in zip(st.columns(count), range(count)):
        with column:
            Card(at).show()

            @st.fragment
            def extra(at=at):
                st.write("pressed", st.button(f"Press {at}"), at)

            extra()
    st.write("cards", count)


main()
