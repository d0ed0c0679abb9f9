"""Tabs, expanders and popovers that tell the script what is open."""

import streamlit as st

HIDDEN = "Hidden"


def noted(*args, **kwargs):
    st.session_state.noted = [*st.session_state.get("noted", []), (*args, *kwargs.items())]


def said():
    keys = sorted(key for key in st.session_state if key != "noted")
    st.write("state", {key: st.session_state[key] for key in keys}, st.session_state.get("noted"))


def set_all(shown):
    st.session_state.summary = shown
    st.session_state.pets = "Owl" if shown else "Cat"
    st.session_state.drawer = shown


first, second = st.tabs(["One", "Two"], on_change="rerun")
if second.open:
    second.write("the second one is open")
first.write("always here")
with first:
    if first.open:
        st.write("lazily")

names = st.multiselect("Pets", ["Cat", "Dog", "Owl", "Dog 2"], ["Cat", "Dog", "Owl"])
for tab in st.tabs(names or ["None"], default=names[-1] if names else None, key="pets", on_change=noted, args=["pets"]):
    tab.write("open" if tab.open else "closed")

summary = st.expander("Summary", on_change=noted, kwargs={"of": "summary"}, key="summary")
if summary.open:
    summary.write("the summary")
st.write("summary", summary.open)
wide = st.checkbox("Expanded")
with st.expander("Plain", expanded=wide, on_change="rerun", icon="📎", type="compact") as plain:
    st.write("plain", plain.open)
    st.slider("Inside", 0, 3)
still = st.expander("Still")
st.write("still", still.open, [tab.open for tab in st.tabs(["a", "b"])], st.popover("Quiet").open)

disabled = st.checkbox("Disabled")
drawer = st.popover("Drawer", on_change="rerun", key="drawer", help="a drawer", disabled=disabled)
with drawer:
    if drawer.open:
        st.write("in the drawer")
st.write("drawer", drawer.open)
with st.popover("Told", on_change=noted, args=("told",)) as told:
    st.write("told", told.open)

with st.form("form"):
    inner = st.expander("In a form", on_change="rerun")
    st.text_input("Text")
    st.write("inner", inner.open)
    st.form_submit_button()

st.button("Open all", on_click=set_all, args=[True])
st.button("Close all", on_click=set_all, args=[False])
if st.button("Wrong tab"):
    st.session_state.pets_later = "Fish"
    st.session_state.summary_later = 1
if not st.checkbox(HIDDEN):
    hidden = st.expander("Kept", on_change="rerun", key="kept")
    st.write("kept", hidden.open)
said()
