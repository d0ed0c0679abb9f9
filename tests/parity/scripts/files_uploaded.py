"""Files: one and several, of some types, with keys and in a form, read in part, again, and by others; recordings."""

import io

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

n = st.slider("n", 0, 9, 4)
one = st.file_uploader("One", type=["csv", ".TXT"], help="A table", max_upload_size=3)
st.write(one is None)
if one:
    st.write(one.name, one.type, one.size, isinstance(one, io.BytesIO), isinstance(one, UploadedFile))
    st.write(one.readline(), one.tell())
    table = pd.read_csv(one, header=None)
    st.write(table.shape, one.tell(), one.read())
    one.seek(n)
    st.write(one.read(3))
    again = one.getvalue()[:n]
    st.write(again, len(one.getbuffer()))

many = st.file_uploader("Many", accept_multiple_files=True, key="many", on_change="ignore", width=400)
st.write([each.name for each in many], sum(len(each.read()) for each in many))
for each in many:
    each.seek(0)
    st.write(each.name, each.read(n))


def changed():
    found = st.session_state.called
    st.session_state.heard = found and (found.name, found.read(n))


called = st.file_uploader("Called", "image", key="called", on_change=changed, label_visibility="hidden")
st.write(st.session_state.get("heard"), called and called.read(2), called and st.session_state.called.tell())
if called:
    st.session_state.called.read(3)
    st.write(called == st.session_state.called, st.session_state.called.tell(), called.tell())
folder = st.file_uploader("Folder", ["pdf", "application/pdf", "jpg"], accept_multiple_files="directory")
st.write(len(folder))
st.file_uploader("Off", disabled=True, label_visibility="collapsed")
with st.form("form", clear_on_submit=n < 5):
    inside = st.file_uploader("Inside", accept_multiple_files=True)
    st.form_submit_button("Send")
st.write([(each.name, each.tell()) for each in inside])


@st.cache_data
def length(file, extra):
    return len(file.read()) + extra


for each in inside:
    st.write(length(each, 1), each.tell())
photo = st.camera_input("Photo", key="photo", resolution="720p")
st.write(photo and (photo.name, photo.type, photo.read(n)))
said = st.audio_input("Said", sample_rate=8000, help="Speak")
st.write(said and (said.name, said.size))
st.audio_input("As it is", sample_rate=None, disabled=True, width=300)
