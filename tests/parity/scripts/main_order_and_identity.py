import streamlit as st


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self.parent = None

    def add(self, child):
        self.children.append(child)
        child.parent = self
        return child

    def path(self):
        return (self.parent.path() if self.parent else []) + [self.name]


def build(depth):
    root = Node("root")
    at = root
    for i in range(depth):
        at = at.add(Node(f"n{i}"))
    return root, at


def main():
    depth = st.number_input("Depth", 0, 4, 2)
    root, leaf = build(depth)
    st.write(" / ".join(leaf.path()))
    st.write(root is leaf, leaf.parent is root)
    extra = st.text_input("Extra", "x")
    if extra:
        root.add(Node(extra))
    st.write([child.name for child in root.children])
    swap = st.checkbox("Swap")
    a, b = [1], [2]
    if swap:
        a, b = b, a
    a.append(3)
    st.write(a, b)
    (first, *rest), last = [depth, 1, 2], extra
    st.write(first, rest, last)
    total = 0
    for i, (x, y) in enumerate(zip(range(depth), "abcd")):
        total += i * x
        st.text(f"{i} {y} {total}")
    else:
        total = -total
    st.write(total)


main()
