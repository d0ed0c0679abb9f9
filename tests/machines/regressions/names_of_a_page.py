# A page begins with no names, runs once in a run, and its widgets are its own, also where its cells are reused.
# events: set n = 4; visit "two"; set n = 1; visit ""; set n = 7; rerun; visit "two"; visit ""; set n = 2; set n = 9; rerun
import streamlit as st
page = st.navigation([st.Page("pages/one.py"), st.Page("pages/two.py")])
page.run()
if st.session_state.get("again"):
    page.run()
st.write("end")
# --- pages/one.py
import streamlit as st
n = st.slider("n", 0, 9, 2)
if n > 3:
    large = n
st.session_state.again = n == 9
try:
    st.write("large", large)
except NameError as err:
    st.write(str(err))
# --- pages/two.py
import streamlit as st
n = st.slider("n", 0, 9, 5)
st.write("two", n, "large" in globals())
