import streamlit as st

st.title("Magic everywhere")
level = st.slider("Level", 0, 3)


class Shown:
    "not shown in a class"

    value = 3

    def show(self):
        "a docstring is not shown"
        self.value


def nothing():
    None


if level > 1:
    "in an if"
    level
try:
    Shown().show()
    "in a try"
finally:
    "in a finally"
with st.container():
    f"in a with {level}"
nothing()
Shown
level if level else None
lambda: 3
