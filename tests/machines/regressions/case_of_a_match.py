# What a match captures stays bound, also by a case that did not hold; its guards and patterns run code of the script.
# events: set n = 4; set m = 2; rerun; set n = 6; set m = 3; set n = 0; set m = 5; set n = 7; set n = 3; set m = 9
import streamlit as st


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def show(value, m):
    rest = head = "unbound"
    match value:
        case Point(x, y) if st.checkbox(f"diagonal {x}", x == y):
            st.write("diagonal", x)
            return x
        case Point(x=0 as zero, y=[*rest]):
            rest.append(m)
            value.y.append(m)
            st.write("list", zero, rest)
        case Point(x, [head, *_]) | Point([head, *_], x):
            st.write("head", head, x)
        case {"n": int() as x, **others} if x > m:
            others["m"] = m
            st.write("more", others)
        case _:
            st.write("none", m)
    st.write(rest, head)
    return value


n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
for value in (Point(n, 4), Point(n % 2, [n, m]), Point([n], m), {"n": n, "k": [n]}, n):
    got = show(value, m)
    st.write(type(got).__name__)
    if isinstance(got, Point):
        st.write(got.x, got.y)
