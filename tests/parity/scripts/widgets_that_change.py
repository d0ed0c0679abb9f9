import streamlit as st

label = st.text_input("Label", "Level")
top = st.slider("Top", 1, 9, 5)
level = st.slider(label, 0, top, key="level")
free = st.slider(label + " free", 0, top)
options = ["a", "b", "c"][:top]
pick = st.radio("Pick", options, index=len(options) - 1)
st.write(level, free, pick)
count = st.number_input("Count", 0, top, 1, key="count", help=f"up to {top}")
off = st.checkbox("Off")
st.checkbox("Dependent", key="dependent", disabled=off)
st.multiselect("Some", options, options[:1], key="some", disabled=off)
st.write(count, st.session_state.dependent, st.session_state.some)
if st.button("Halve", disabled=off):
    st.write("halved", top // 2)
st.selectbox("Format", [1, 2, 3], format_func=lambda n: "n" * n, key="format")
st.write(st.session_state.format)
