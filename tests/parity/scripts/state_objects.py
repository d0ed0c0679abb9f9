import streamlit as st


class Basket:
    def __init__(self):
        self.lines = {}

    def add(self, what, n):
        self.lines[what] = self.lines.get(what, 0) + n

    def total(self):
        return sum(self.lines.values())


def basket():
    if "basket" not in st.session_state:
        st.session_state.basket = Basket()
    return st.session_state.basket


def main():
    mine = basket()
    what = st.radio("What", ["bread", "milk"])
    if st.button("Buy"):
        mine.add(what, 2)
    st.metric("Total", mine.total())
    for name, n in mine.lines.items():
        st.write(name, n)


if __name__ == "__main__":
    main()
