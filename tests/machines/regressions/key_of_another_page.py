# A widget takes over the key of another page's, whose value goes with that page: so it is without one until the next run.
# events: rerun; visit "two"; rerun; set both = 4; visit ""; rerun; visit "two"
import streamlit as st
page = st.navigation([st.Page("pages/one.py"), st.Page("pages/two.py")])
st.write("before", st.session_state.get("both", "none"))
page.run()
st.write("after", st.session_state.get("both", "none"))
# --- pages/one.py
import streamlit as st
st.write(st.number_input("both", 0, 9, 2, key="both", persist_state="page"))
# --- pages/two.py
import streamlit as st
st.write(st.session_state.get("both", "none"))
st.write(st.number_input("both", 0, 9, 3, key="both"))
