"""A conversation: messages with every sort of avatar, the line at the foot and others elsewhere, popovers and spaces."""

import streamlit as st

if "said" not in st.session_state:
    st.session_state.said = []
for name, text in st.session_state.said:
    with st.chat_message(name):
        st.write(text)
st.chat_message("ai").write("I am here")
st.chat_message("Ida", avatar="🦊", width="content").write("fox")
st.chat_message("Zoë", avatar=":material/home:", width=300)
st.chat_message("none").write("letter")
st.chat_message("🦊").write("name is an emoji")
place = st.empty()
st.space()
st.space("large")
st.space(40)


def heard(tag):
    st.session_state.heard = (tag, st.session_state.other)


if prompt := st.chat_input("Say something", max_chars=40):
    st.session_state.said += [("user", prompt), ("assistant", prompt.upper())]
    place.chat_message("user").write(prompt)
st.write("after", prompt)
with st.container():
    st.write(
        "other", st.chat_input("Inside", key="other", on_submit=heard, args=("x",), submit_mode="stop", height=120)
    )
st.write(st.session_state.get("heard"))
place_of_input = st.empty()
place_of_input.chat_input("Pinned from a placeholder", disabled=True)
st.sidebar.chat_input("In the sidebar", width=200)
with st.popover("More", icon="🎈", help="Some more", key="more"):
    st.checkbox("Inside")
    st.space("stretch")
st.popover("Plain", type="primary", use_container_width=True).write("text")
st.popover("Off", disabled=True)
for wrong in (
    lambda: st.space("huge"),
    lambda: st.space(0),
    lambda: st.popover("x", type="x"),
    lambda: st.chat_message(None),
):
    try:
        wrong()
    except Exception as error:
        st.write(type(error).__name__)
grid = st.grid(3, gap=("small", None), border=True, key="grid", dense=True)
grid.write("one")
grid.cell(column_span=2, row_span=2).metric("two", 2)
with grid.cell(column_span="all"):
    st.write("three")
with st.grid(min_column_width=90, row_height=80, vertical_alignment="center", wrap=True, width=500, height=300):
    st.write("four")
    st.checkbox("five")
for wrong in ({"columns": 0}, {"columns": "2"}, {"wrap": False}, {"gap": (1,)}, {"row_height": 0}, {"border": 1}):
    try:
        st.grid(**wrong)
    except Exception as error:
        st.write(type(error).__name__)
for wrong in ({"column_span": 4}, {"column_span": "some"}, {"row_span": 0}, {"row_span": "1"}, {"column_span": 1.5}):
    try:
        grid.cell(**wrong)
    except Exception as error:
        st.write(type(error).__name__)
with st.form("form"):
    try:
        st.chat_input("In a form")
    except Exception as error:
        st.write(type(error).__name__)
    st.form_submit_button("Go")
