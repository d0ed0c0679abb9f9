"""What file uploaders and recorders refuse, each in its place."""

import streamlit as st


def attempt(call):
    try:
        st.write(type(call()).__name__)
    except Exception as error:
        st.write(type(error).__name__, getattr(error, "error_id", None))


attempt(lambda: st.file_uploader("a", max_upload_size=0))
attempt(lambda: st.file_uploader("b", max_upload_size=True))
attempt(lambda: st.file_uploader("c", on_change="never"))
attempt(lambda: st.file_uploader("d", width="content"))
attempt(lambda: st.file_uploader("e", label_visibility="none"))
attempt(lambda: st.file_uploader("f", type=[" csv ", "", "IMAGE", "video/mp4", "html", ".tiff"]))
attempt(lambda: st.camera_input("g", resolution="4k"))
attempt(lambda: st.audio_input("h", sample_rate=1))
attempt(lambda: st.audio_input("i", on_change=3))
st.session_state.set_before = 3
attempt(lambda: st.file_uploader("j", key="set_before"))
attempt(lambda: st.file_uploader("twice"))
attempt(lambda: st.file_uploader("twice"))
with st.form("form"):
    attempt(lambda: st.camera_input("k", on_change=lambda: None))
    attempt(lambda: st.audio_input("", help="without a label"))
    st.form_submit_button()
