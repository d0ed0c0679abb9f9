"""A page built of class and static methods, properties, and a subclass that changes one of them."""

import streamlit as st


class Page:
    made = 0

    def __init__(self, name):
        self.name = name

    @classmethod
    def make(cls, name):
        cls.made += 1
        return cls(f"{name} {cls.made}")

    @staticmethod
    def rule(text):
        st.divider()
        st.caption(text)

    @property
    def title(self):
        return f"{type(self).__name__}: {self.name}"

    def render(self, level):
        self.rule(self.title)
        for at in range(level):
            self.item(at)

    def item(self, at):
        st.write("item", at)


class Wide(Page):
    def item(self, at):
        left, right = st.columns(2)
        left.write(at)
        right.checkbox(f"{self.name} {at}")


def main():
    level = st.slider("Level", 0, 3, 2)
    pages = [kind.make("page") for kind in (Page, Wide)]
    for page in pages:
        page.render(level)
    Page.rule(f"made {Page.made} {Wide.made}")


main()
