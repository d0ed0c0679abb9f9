from datetime import date, datetime, time, timedelta

import pandas as pd
import streamlit as st

frame = pd.DataFrame(
    {
        "name": ["Ada", "Bo", None],
        "n": [1, 2, 3],
        "share": [0.25, 0.5, 1.0],
        "ok": [True, False, True],
        "kind": ["a", "b", "a"],
        "tags": [["x"], ["x", "y"], []],
        "link": ["https://example.org/a", "https://example.org/b", None],
        "day": [date(2024, 1, 1), date(2024, 2, 1), None],
        "at": pd.to_datetime(["2024-01-01 10:00", "2024-02-01 11:30", None]),
        "clock": [time(8, 0), time(9, 30), None],
        "values": [[1, 2, 3], [3, 2, 1], []],
        "nested": [{"a": 1}, {"a": 2}, {"a": 3}],
    }
)


def kinds(unit, color):
    c = st.column_config
    return {
        "_index": c.Column("row", width="small"),
        "name": c.TextColumn("Name", help="who", required=True, default="?", max_chars=20, validate="^[A-Z]"),
        "n": c.NumberColumn("N", format=f"%d {unit}", min_value=0, max_value=10, step=2, alignment="left"),
        "share": c.ProgressColumn("Share", format="percent", min_value=0, max_value=2, color=color),
        "ok": c.CheckboxColumn("Fine", default=False, pinned=True),
        "kind": c.SelectboxColumn("Kind", options=iter("abc"), format_func=str.upper, default="a"),
        "tags": c.MultiselectColumn("Tags", options=("x", "y", "z"), color=["red", "blue"], accept_new_options=True),
        "link": c.LinkColumn("Link", display_text=r"org/(.*)", width=120),
        "day": c.DateColumn("Day", format="distance", min_value=date(2020, 1, 1), step=7, default=date(2024, 5, 1)),
        "at": c.DatetimeColumn("At", step=timedelta(minutes=15), timezone="Europe/Berlin", default=datetime(2024, 1, 1)),
        "clock": c.TimeColumn("Clock", format="localized", max_value=time(23, 0), step=60),
        "values": c.LineChartColumn("Values", y_min=0, color="green"),
        "nested": c.JsonColumn("Nested"),
        3: "by place",
        "gone": None,
    }


def main():
    unit = st.text_input("Unit", "kg", max_chars=5)
    color = st.radio("Color", ["auto", "#ff0000", "violet"])
    st.dataframe(frame, column_config=kinds(unit, color), column_order=["name", "n", "share"], row_height=40)
    st.write(kinds(unit, color)["n"], list(kinds(unit, color)))
    c = st.column_config
    more = {
        "values": c.BarChartColumn("Bars", y_max=9),
        "link": c.ImageColumn(width="large"),
        "tags": c.ListColumn(default=("a",)),
        "name": c.MarkdownColumn("*Name*", default="**x**"),
        "kind": c.LinkColumn(display_text=":material/open_in_new:"),
    }
    st.dataframe(frame, column_config=more, hide_index=True)
    st.dataframe(frame, column_config={"values": c.AreaChartColumn(), "link": c.AudioColumn(), "kind": c.VideoColumn()})
    for wrong in (
        lambda: c.BarChartColumn(color="no colour"),
        lambda: c.ProgressColumn(color="#zz"),
        lambda: c.ButtonColumn("x", on_click=main),
        lambda: c.LinkColumn(display_text=":material/"),
        lambda: st.dataframe(frame, column_config={"n": 5}),
        lambda: st.dataframe(frame, column_config={"n": {"default": float("nan")}}),
    ):
        try:
            wrong()
        except Exception as error:
            st.write(type(error).__name__)


main()
