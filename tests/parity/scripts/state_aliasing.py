import streamlit as st

state = st.session_state
if "cart" not in state:
    state.cart = {"items": [], "meta": {"owner": "ida"}}
cart = state.cart
items = cart["items"]
what = st.selectbox("What", ["rope", "sail", "oar"])
if st.button("Add"):
    items.append(what)
if st.button("Duplicate"):
    cart["items"] = items * 2
if st.button("Copy out"):
    state.backup = list(cart["items"])
if st.button("Restore") and "backup" in state:
    cart["items"][:] = state.backup
st.write(len(items), len(state.cart["items"]), state.cart["meta"])
x = state.setdefault("grown", [])
x.append(1)
st.write(len(x))
for item in set(cart["items"]):
    pass
counts = {}
for item in cart["items"]:
    counts[item] = counts.get(item, 0) + 1
st.write(counts)
y = state.get("backup", [])
y.append("more")
st.write(y)
