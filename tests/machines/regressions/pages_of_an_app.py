# Who comes back to a page finds its cells, each verified: what it reads has changed meanwhile.
# events: set n = 3; click other; set n = 5; click home; set k = 4; click other; click home; rerun; set n = 9; set n = 1
import streamlit as st
def third():
    st.write("third", numbers)
numbers = [1, 2]
k = st.sidebar.slider("k", 0, 9, 1)
pages = [st.Page("home_page.py", title="Home"), st.Page("other_page.py"), st.Page(third)]
page = st.navigation(pages)
st.write(page.title, pages[0].url_path, pages[1].url_path)
numbers.append(k)
page.run()
st.write("after", numbers, len(st.session_state.get("seen", [])))
# --- home_page.py
import streamlit as st
import both_pages
n = st.slider("n", 0, 9, 2)
values = [n]
def more():
    return [*values, BASE]
BASE = 3
st.write(more(), both_pages.COUNTED)
values.append(n)
st.session_state.setdefault("seen", []).append(n)
st.write(values, len(st.session_state.seen))
if st.button("other"):
    st.switch_page("other_page.py", query_params={"from": "home"})
if n == 9:
    raise ValueError("nine")
# --- other_page.py
import streamlit as st
import both_pages
n = st.slider("n", 0, 9, 2)
both_pages.count()
st.write(both_pages.COUNTED, st.session_state.get("seen"), st.query_params.get("from"))
if st.button("home"):
    st.switch_page("home_page.py")
# --- both_pages.py
COUNTED = []
def count():
    COUNTED.append(1)
