import copy

import streamlit as st

REGISTRY = {}


def register(name):
    def wrap(function):
        REGISTRY[name] = function
        return function

    return wrap


@register("plain")
def plain(box, n):
    box.write(f"plain {n}")


@register("loud")
def loud(box, n):
    box.header(f"LOUD {n}")
    return n


class Base:
    title = "base"

    def render(self, n):
        st.subheader(self.title)
        self.body(n)

    def body(self, n):
        st.write("base body", n)


class Child(Base):
    title = "child"

    def __init__(self):
        self.seen = []

    def body(self, n):
        super().body(n)
        self.seen.append(n)
        st.write("child saw", self.seen)

    @staticmethod
    def footer(*parts):
        st.caption(" ".join(map(str, parts)))

    @classmethod
    def make(cls):
        return cls()


def main():
    kinds = st.multiselect("Kinds", list(REGISTRY), ["plain"])
    n = st.slider("n", 0, 3, 1)
    box = st.container(border=True)
    results = {kind: REGISTRY[kind](box, n) for kind in kinds}
    st.write(results)
    child = Child.make()
    for widget in (Base(), child):
        widget.render(n)
    clone = copy.deepcopy(child)
    clone.body(n + 1)
    Child.footer(len(child.seen), len(clone.seen), *kinds)


main()
