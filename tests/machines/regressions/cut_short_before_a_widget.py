# A run is cut short where a widget is about to come: nobody has heard of it, also where its cell is reused.
# events: set n = 8; interrupt at 2; visit "two"; visit ""; set n = 5; interrupt at 2; set k = 3; rerun
import time
from tests.machines import interruption
import streamlit as st
k = st.slider("k", 0, 9)
interruption.here(2, time.time())
n = st.number_input("n", 0, 9, 7)
m = st.slider(f"m {k}", 0, 9, key=f"m {k}")
st.write(n, m, sorted(st.session_state))
def one():
    pass
def two():
    pass
page = st.navigation([st.Page(one), st.Page(two)])
page.run()
