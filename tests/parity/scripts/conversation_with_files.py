"""Chat lines that take files and recordings: what is sent is an object and a mapping, for one run."""

import copy

import streamlit as st

st.write(st.session_state.get("heard"))


def heard():
    said = st.session_state.keyed
    st.session_state.heard = (said.text, [one.name for one in said.files], said.audio and said.audio.size)


def told(said):
    if not said:
        return said
    return [(name, value if isinstance(value, str) else type(value).__name__) for name, value in said.items()]


everything = st.chat_input(
    "Everything", key="keyed", accept_file="multiple", accept_audio=True, max_upload_size=2, on_submit=heard
)
st.write(told(everything), len(everything) if everything else 0)
if everything:
    for one in everything.files:
        st.write(one.name, one.type, one.read(4), one.tell())
    st.write(everything["audio"] and everything["audio"].read(3), "files" in everything, everything.to_dict().keys())
    mine = copy.copy(everything)
    mine.text += "!"
    mine["files"] = []
    st.write(mine.text, mine.files, mine == st.session_state.keyed, everything == st.session_state.keyed)
with st.container():
    one = st.chat_input("One", accept_file=True, file_type=["csv", "jpg"], max_chars=3)
    st.write(told(one))
    if one:
        for attempt in (lambda: one.audio, lambda: one["audio"], lambda: one.__setitem__("audio", None)):
            try:
                st.write(attempt())
            except Exception as error:
                st.write(type(error).__name__)
        less = copy.copy(one)
        del less["text"]
        st.write(list(less), "text" in less)
    said = st.chat_input("Said", accept_audio=True, audio_sample_rate=8000, disabled=False)
    st.write(told(said), said and said.audio and said.audio.name)
    st.chat_input("Folder", accept_file="directory", audio_sample_rate=None)
for wrong in ({"accept_file": "some"}, {"accept_audio": True, "audio_sample_rate": 3}, {"max_upload_size": 0}):
    try:
        st.chat_input("x", **wrong)
    except Exception as error:
        st.write(type(error).__name__)
