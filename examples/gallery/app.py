"""The gallery: every element with its main options, and the lines that make it beside it. `flowc hello` runs it.

Run with `flowc run app.py` or `streamlit run app.py`. It needs no network.
"""

import streamlit as st

st.set_page_config(page_title="Gallery", page_icon=":material/palette:", layout="wide")

leaf = "<path d='M4 36C4 4 36 4 56 4 56 30 30 38 4 36' fill='#588157'/>"
word = "<text x='66' y='31' font-family='sans-serif' font-size='30' fill='#588157'>gallery</text>"
st.logo(
    f"<svg viewBox='0 0 180 42' width='180' height='42'>{leaf}{word}</svg>",
    icon_image=f"<svg viewBox='0 0 60 42' width='60' height='42'>{leaf}</svg>",
)

hello = st.Page("kinds/hello.py", title="Hello", icon=":material/waving_hand:", default=True)
shown = [
    st.Page("kinds/words.py", title="Text", icon=":material/title:", url_path="text"),
    st.Page("kinds/data.py", title="Data", icon=":material/table:"),
    st.Page("kinds/charts.py", title="Charts", icon=":material/show_chart:"),
    st.Page(
        "kinds/drawings.py",
        title="Charts of libraries",
        icon=":material/insights:",
        url_path="libraries",
    ),
    st.Page("kinds/media.py", title="Media", icon=":material/image:"),
    st.Page("kinds/status.py", title="Status", icon=":material/notifications:"),
]
asked = [
    st.Page("kinds/choices.py", title="Choices", icon=":material/checklist:"),
    st.Page("kinds/inputs.py", title="Text, dates, files", icon=":material/edit:"),
    st.Page("kinds/buttons.py", title="Buttons and links", icon=":material/touch_app:"),
    st.Page("kinds/chat.py", title="Chat", icon=":material/chat:"),
]
arranged = [
    st.Page("kinds/layout.py", title="Layout", icon=":material/dashboard:"),
    st.Page("kinds/flow.py", title="Forms, fragments, dialogs", icon=":material/account_tree:"),
]

st.navigation({"": [hello], "Shown": shown, "Asked": asked, "Arranged": arranged}).run()
