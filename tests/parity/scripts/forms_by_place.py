"""Which form a widget belongs to: by handle, by an open `with`, in containers inside and outside of it."""

import streamlit as st

outer = st.container()
spot = st.empty()
inside = st.checkbox("Inside")
twice = st.checkbox("A second form")


def fields(name):
    return st.number_input(f"Count of {name}", 0, 9, 1), st.checkbox("Same label")


form = st.form("first", width=400)
form.write("First")
column, _ = form.columns(2)
column.slider("In a column", 0, 5)
with form:
    with st.expander("More"):
        st.write(fields("first"))
    with outer:
        st.toggle("Elsewhere on the page")
    outer.toggle("Of the page")
    with st.sidebar:
        st.toggle("In the sidebar, inside the form")
        st.empty().toggle("No more inside")
    spot.text_input("In a place of the page")
form.form_submit_button("Send first", use_container_width=True)
if twice:
    with st.form("second", height=200), st.container(border=True):
        st.write(fields("second"))
        st.form_submit_button(icon="🔥")
place = st.form("third") if inside else st.container()
with place:
    st.text_input("Keyed", key="keyed")
    st.slider("Not keyed", 0, 9)
    ok = st.form_submit_button("Done") if inside else st.button("Done", key="done")
st.write(ok, st.session_state.keyed)
