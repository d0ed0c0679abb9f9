# Pages that nobody can look into (decorated, of an object, with a state, a fragment) are one cell each, and leave the others as they are.
# events: set n = 5; visit "members"; set m = 4; visit "bound"; set b = 3; visit "partly"; visit "again"; visit "broken"; rerun; visit "part"; set p = 2; visit "object"; visit ""; set n = 7; visit "members"; set m = 6; rerun
import functools
import streamlit as st

def logged(page):
    calls = []
    @functools.wraps(page)
    def inside():
        calls.append(len(calls))
        st.caption(f"call {calls}")
        return page()
    return inside

def home():
    n = st.slider("n", 0, 9, 3)
    st.write("home", n)

@logged
def members():
    m = st.slider("m", 0, 9, 3)
    st.write("members", m)
    return "not shown"

class Shop:
    def __init__(self, items):
        self.items = items
    def bound(self):
        b = st.slider("b", 0, 9, 1)
        self.items.append(b)
        st.write("shop", self.items)
    def __call__(self):
        st.write("object", self.items)
        self.items.append(9)

def titled(title, *, level=1):
    st.write(title, level)

def again(depth=2):
    st.write("depth", depth)
    if depth:
        again(depth - 1)

@st.fragment
def part():
    p = st.slider("p", 0, 9, 1)
    st.write("part", p)

@logged
def broken():
    st.write("before")
    raise ValueError("no")

shop = Shop([0])
pages = [
    st.Page(home),
    st.Page(members, url_path="members"),
    st.Page(shop.bound, title="Bound", url_path="bound"),
    st.Page(functools.partial(titled, "partly", level=2), title="Partly", url_path="partly"),
    st.Page(broken, url_path="broken"),
    st.Page(again, url_path="again"),
    st.Page(part, url_path="part"),
    st.Page(shop, title="Object", url_path="object"),
]
page = st.navigation(pages)
page.run()
st.write("end", shop.items)
