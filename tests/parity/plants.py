"""One script, and many small edits of it, each of which a user would notice: what the comparison must never miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BASE: Final = """\
import altair as alt
import pandas as pd
import streamlit as st

st.set_page_config(page_title="Ferries", page_icon="⛴", layout="wide")
st.title("Ferries")
st.header("Lines", divider="blue")
st.subheader("Today", help="in local time")
st.text("plain text")
st.markdown("**bold** text")
st.caption("small print")
st.code("x = 1", language="python")
st.latex("a + b")
st.json({"first": 1, "second": [1, 2]})
st.divider()
st.metric("Speed", 12, 3)
st.info("an alert", icon="⚓")
frame = pd.DataFrame({"town": ["Kiel", "Bonn"], "n": [1, 2]})
st.dataframe(frame)
st.table(frame)
st.line_chart(frame, x="town", y="n")
st.altair_chart(alt.Chart(frame).mark_bar().encode(x="town", y="n"))
left, right = st.columns([1, 2])
left.button("Depart", type="primary")
right.checkbox("Return", value=True)
with st.expander("More", expanded=True):
    st.toggle("Night")
tabs = st.tabs(["One", "Two"])
tabs[0].radio("Class", ["first", "second"])
tabs[1].selectbox("Harbour", ["Kiel", "Husum"], index=1)
with st.container(border=True):
    st.multiselect("Days", ["Mo", "Tu", "We"], ["Mo"])
    st.slider("Hour", 0, 24, 8)
st.text_input("Name", "Ida", placeholder="who")
st.number_input("Seats", 0, 9, 2)
st.select_slider("Tempo", ["slow", "fast"])
st.text_area("Note", "none")
place = st.empty()
place.write("in its place")
st.progress(40, text="loading")
try:
    1 / 0
except ZeroDivisionError as error:
    st.exception(error)
st.session_state.kept = [1, "two", 3.0]
st.sidebar.write("beside")
st.toast("bon voyage")
st.write("one", 2)
print("printed")
"""


@dataclass(frozen=True, slots=True)
class Plant:
    """Replacing `old` by `new` changes what the script shows in the way that `name` says."""

    name: str
    old: str
    new: str

    def applied(self) -> str:
        if BASE.count(self.old) != 1:
            raise ValueError(f"{self.old!r} is in the script {BASE.count(self.old)} times")
        return BASE.replace(self.old, self.new)


PLANTS: Final[tuple[Plant, ...]] = (
    Plant("page title", '"Ferries", page_icon', '"Ferry", page_icon'),
    Plant("page icon", 'page_icon="⛴"', 'page_icon="🚢"'),
    Plant("page layout", 'layout="wide"', 'layout="centered"'),
    Plant("text of a title", 'st.title("Ferries")', 'st.title("Boats")'),
    Plant("level of a heading", 'st.header("Lines"', 'st.subheader("Lines"'),
    Plant("divider colour", 'divider="blue"', 'divider="green"'),
    Plant("help of a heading", 'help="in local time"', 'help="in UTC"'),
    Plant("kind of text", 'st.text("plain text")', 'st.markdown("plain text")'),
    Plant("white space in text", '"plain text"', '"plain  text"'),
    Plant("html allowed", 'st.markdown("**bold** text")', 'st.markdown("**bold** text", unsafe_allow_html=True)'),
    Plant("language of code", 'language="python"', 'language="sql"'),
    Plant("formula", 'st.latex("a + b")', 'st.latex("a - b")'),
    Plant("value in json", '"first": 1,', '"first": 1.0,'),
    Plant("order of keys in json", '{"first": 1, "second": [1, 2]}', '{"second": [1, 2], "first": 1}'),
    Plant("missing element", "st.divider()\n", ""),
    Plant("extra element", "st.divider()\n", "st.divider()\nst.divider()\n"),
    Plant(
        "order of elements",
        'st.text("plain text")\nst.markdown("**bold** text")',
        'st.markdown("**bold** text")\nst.text("plain text")',
    ),
    Plant("value of a metric", '"Speed", 12, 3', '"Speed", 13, 3'),
    Plant("direction of a delta", '"Speed", 12, 3', '"Speed", 12, -3'),
    Plant("colour of a delta", '"Speed", 12, 3', '"Speed", 12, 3, delta_color="inverse"'),
    Plant("kind of alert", 'st.info("an', 'st.warning("an'),
    Plant("icon of an alert", 'icon="⚓"', 'icon="🚢"'),
    Plant("cell of a table", '["Kiel", "Bonn"], "n"', '["Kiel", "Ulm"], "n"'),
    Plant(
        "name of a column of a table",
        '"n": [1, 2]})\nst.dataframe(frame)',
        '"n": [1, 2]})\nst.dataframe(frame.rename(columns={"town": "city"}))',
    ),
    Plant("type of a column of a table", "st.dataframe(frame)", 'st.dataframe(frame.astype({"n": float}))'),
    Plant("order of rows", "st.dataframe(frame)", "st.dataframe(frame[::-1])"),
    Plant("index of a table", "st.table(frame)", 'st.table(frame.set_index("town"))'),
    Plant("hidden index", "st.dataframe(frame)", "st.dataframe(frame, hide_index=True)"),
    Plant("kind of chart", "st.line_chart", "st.bar_chart"),
    Plant(
        "axis of a chart",
        'st.line_chart(frame, x="town", y="n")',
        'st.line_chart(frame, x="town", y="n", y_label="number")',
    ),
    Plant("data of a chart", "st.line_chart(frame, x", "st.line_chart(frame.head(1), x"),
    Plant("mark of a chart", "mark_bar()", "mark_point()"),
    Plant("encoding of a chart", 'y="n"))', 'y="n", color="town"))'),
    Plant("theme of a chart", 'y="n"))', 'y="n"), theme=None)'),
    Plant("width of a column", "st.columns([1, 2])", "st.columns([1, 3])"),
    Plant("column of an element", 'left.button("Depart"', 'right.button("Depart"'),
    Plant("type of a button", ', type="primary"', ""),
    Plant("label of a widget", '"Depart"', '"Go"'),
    Plant("disabled widget", 'st.toggle("Night")', 'st.toggle("Night", disabled=True)'),
    Plant("checked widget", "value=True)", "value=False)"),
    Plant("kind of a widget", 'right.checkbox("Return"', 'right.toggle("Return"'),
    Plant("expander open", "expanded=True", "expanded=False"),
    Plant("label of a tab", '["One", "Two"]', '["One", "Three"]'),
    Plant("option of a radio", '["first", "second"])', '["first", "third"])'),
    Plant("order of options", '["Kiel", "Husum"], index=1', '["Husum", "Kiel"], index=1'),
    Plant("chosen option", ", index=1", ", index=0"),
    Plant("border of a container", "st.container(border=True)", "st.container()"),
    Plant("chosen options", '["Mo", "Tu", "We"], ["Mo"]', '["Mo", "Tu", "We"], []'),
    Plant("value of a slider", "0, 24, 8)", "0, 24, 9)"),
    Plant("end of a slider", "0, 24, 8)", "0, 23, 8)"),
    Plant("range instead of a value", "0, 24, 8)", "0, 24, (8, 9))"),
    Plant("value of a text input", '"Ida"', '"Ada"'),
    Plant("placeholder", 'placeholder="who"', 'placeholder="what"'),
    Plant("type of a number", '"Seats", 0, 9, 2', '"Seats", 0.0, 9.0, 2.0'),
    Plant("step of a number", '"Seats", 0, 9, 2', '"Seats", 0, 9, 2, 2'),
    Plant("value of a select slider", '["slow", "fast"])', '["slow", "fast"], "fast")'),
    Plant("text of an area", 'st.text_area("Note", "none")', 'st.text_area("Note", "some")'),
    Plant("placeholder filled", 'place.write("in its place")', 'place.write("in place")'),
    Plant("placeholder left empty", 'place.write("in its place")', "place.empty()"),
    Plant("progress", "st.progress(40", "st.progress(41"),
    Plant("type of an exception", "    1 / 0\nexcept ZeroDivisionError", "    {}[0]\nexcept KeyError"),
    Plant("message of an exception", "1 / 0", "1 // 0"),
    Plant("line of an exception", "try:\n", "\ntry:\n"),
    Plant("session state value", '[1, "two", 3.0]', '[1, "two", 3]'),
    Plant("session state type", '[1, "two", 3.0]', '(1, "two", 3.0)'),
    Plant("session state key", "st.session_state.kept", "st.session_state.held"),
    Plant("sidebar instead of main", "st.sidebar.write", "st.write"),
    Plant("text of a toast", "bon voyage", "bonne nuit"),
    Plant("number in text", '"one", 2)', '"one", 2.0)'),
    Plant("printed text", 'print("printed")', 'print("print")'),
)
