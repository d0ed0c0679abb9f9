from pathlib import Path

import streamlit as st


class Shown:
    def _repr_html_(self):
        return "<b>an object</b>"


def attempt(draw):
    try:
        draw()
    except Exception as error:
        st.write(type(error).__name__)


def main():
    name = st.text_input("Name", "you")
    st.html(f"<p>Hello <b>{name}</b></p>")
    st.html("<style>p { color: teal }</style><p>and a paragraph</p>")
    st.html("<script>alert(1)</script>", width=200)
    st.html("plain", width="content")
    st.html(Shown())
    folder = Path(__file__).parent / "with_folder"
    st.html(Path(__file__).with_name("no_such_file.html").name)
    attempt(lambda: st.html(Path("no_such_file.html")))
    st.html("<i>x</i><script>window.x = 1</script>", unsafe_allow_javascript=True)
    st.html("<style>i { color: red }</style>", unsafe_allow_javascript=True)
    attempt(lambda: st.html("x", unsafe_allow_javascript="yes"))
    attempt(lambda: st.html(""))
    attempt(lambda: st.html("   "))
    attempt(lambda: st.html(None))
    attempt(lambda: st.html(7))
    attempt(lambda: st.html("x", width="wide"))
    with st.container(border=True):
        st.html("<i>inside</i>")
    st.write(folder.name)


main()
