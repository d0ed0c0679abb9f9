import streamlit as st

items = st.session_state.setdefault("items", [])
text = st.text_input("Item", "tea")
if st.button("Add"):
    items.append(text)
if st.button("Remove last") and items:
    items.pop()
items.sort()
st.write("You have", len(items))
for i, item in enumerate(items):
    st.write(f"{i + 1}. {item}")
st.session_state.setdefault("runs", []).append(len(items))
st.write(st.session_state.runs[-3:])
