"""The logo is the run's last one: it goes with a run that sets none, and stays when a fragment runs by itself."""

import io

import numpy as np
import streamlit as st
from PIL import Image


def drawn(red):
    pixels = np.zeros((8, 20, 3), dtype="uint8")
    pixels[:, :, 0] = red
    return pixels


def in_a_file(red):
    buffer = io.BytesIO()
    Image.fromarray(drawn(red)).save(buffer, format="PNG")
    return buffer.getvalue()


SIGNS = {
    "emoji": "🐟",
    "emoji with a mark": "🗺️",
    "symbol": ":material/home:",
    "array": drawn(200),
    "bytes": in_a_file(90),
    "picture": Image.fromarray(drawn(10)),
    "svg": "<svg viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>",
    "address": "https://example.org/sign.png",
}

WRONG = [
    {"image": ":fish:"},
    {"image": ":material/not a name:"},
    {"image": "no file"},
    {"image": ""},
    {"image": "🐟🐟"},
    {"image": " 🐟"},
    {"image": ["🐟"]},
    {"image": None},
    {"image": 1},
    {"image": "🐟", "icon_image": "no file"},
    {"image": "🐟", "icon_image": np.zeros((3, 3, 2))},
    {"image": "🐟", "size": "huge"},
    {"image": "🐟", "size": None},
    {"image": "🐟", "link": "ftp://example.org"},
    {"image": "🐟", "link": "example.org"},
    {"image": "🐟", "link": "javascript:alert(1)"},
    {"image": "no file", "size": "huge", "link": "example.org"},
]


@st.cache_data
def shown_once(sign):
    st.logo(sign)
    return sign


@st.fragment
def by_itself():
    other = st.selectbox("In the fragment", ["", "🦊", "🐢"])
    if other:
        st.logo(other, size="small")


def main():
    for wrong in WRONG:
        try:
            st.logo(**wrong)
        except Exception as error:
            st.write(type(error).__name__)
    sign = st.selectbox("Sign", ["none", *SIGNS])
    size = st.selectbox("Size", ["medium", "small", "LARGE"])
    link = st.selectbox("Link", ["", "https://example.org"])
    small = st.selectbox("Small", ["none", "bytes", "emoji"])
    if sign != "none":
        st.logo(SIGNS[sign], size=size, link=link, icon_image=SIGNS.get(small))
    if st.checkbox("Another one after it"):
        st.logo("🦋")
    if st.checkbox("Of a cached function"):
        shown_once("⛵")
    by_itself()
    if st.button("Stop"):
        st.stop()
    if st.button("Fail"):
        st.logo(None)
    st.write("end")


main()
