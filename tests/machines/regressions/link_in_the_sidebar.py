# A link to a page is as wide as the sidebar where it stands there, also where its cell is reused in another place.
# events: set where = true; rerun; set where = false; set in = true; set in = false
import streamlit as st
def one():
    st.write("one")
one = st.Page(one)
page = st.navigation([one])
where = st.checkbox("where")
with st.sidebar if where else st.container():
    st.page_link(one)
place = st.sidebar.container() if st.checkbox("in") else st.container()
place.page_link(one, label="again")
page.run()
