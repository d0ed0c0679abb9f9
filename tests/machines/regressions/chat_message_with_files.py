# What a chat line has sent is an object of the run that it causes: changing it, or reading its files, ends with that.
# events: set say = ["look", ["a,1", "bb"]]; rerun; set say = ["look", ["a,1", "bb"]]; set n = 2; set say = ["more", []]; set say = ["look", ["a,1"]]
import streamlit as st

n = st.slider("n", 0, 9, 1)
if "log" not in st.session_state:
    st.session_state.log = []
with st.container():
    said = st.chat_input("say", accept_file="multiple", key="said")
if said:
    st.write(said.text, len(said.files), [file.read(n) for file in said.files])
    said.text += "!"
    st.write(said.text, [file.tell() for file in said["files"]], st.session_state.said.text)
    st.session_state.log.append((said.text, len(said.files)))
    said.files.clear()
    st.write(len(said.files), list(said))
st.write(n, st.session_state.log)
