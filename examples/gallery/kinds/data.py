"""Tables, numbers that matter, and what JSON knows."""

import datetime
from urllib.parse import quote

import numpy as np
import pandas as pd
import streamlit as st
from frame import page

PLANTS = pd.DataFrame(
    {
        "plant": [
            "Basil",
            "Fern",
            "Cactus",
            "Mint",
            "Ivy",
            "Olive",
        ],
        "water": [250, 150, 40, 300, 120, 80],
        "light": [0.9, 0.3, 1.0, 0.6, 0.2, 0.95],
        "bought": pd.to_datetime(
            [
                "2024-03-01",
                "2023-11-20",
                "2019-06-05",
                "2024-04-18",
                "2022-01-30",
                "2021-08-12",
            ]
        ),
        "edible": [
            True,
            False,
            False,
            True,
            False,
            True,
        ],
    }
)
LEAF = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
    "<circle cx='4' cy='4' r='4' fill='{}'/></svg>"
)
GROWTH = {
    "week": [[3, 5, 4, 6, 9], [2, 2, 3, 1, 4]],
    "days": [[1, 4, 2, 5, 3], [5, 3, 4, 1, 2]],
    "area": [[1, 2, 4, 3, 6], [6, 4, 5, 2, 1]],
    "leaf": [
        "data:image/svg+xml;utf8,"
        + quote(LEAF.format(colour))
        for colour in ("green", "olive")
    ],
}


def dataframe():
    """A table that scrolls, sorts, searches and copies. Click a heading; press Ctrl+F in it."""
    st.dataframe(PLANTS, hide_index=True)


def order_and_size():
    """Which columns are shown, in which order, how high the rows are, and what stands for a missing value."""
    much = PLANTS["water"].where(PLANTS["water"] > 100)
    st.dataframe(
        PLANTS.assign(water=much),
        column_order=["plant", "bought", "water"],
        row_height=28,
        height=200,
        placeholder="unknown",
    )


def columns():
    """Each column has a type, with a title, a format and limits of its own."""
    config = st.column_config
    st.dataframe(
        PLANTS,
        hide_index=True,
        column_config={
            "plant": config.TextColumn(
                "Plant",
                help="By its usual name",
                pinned=True,
            ),
            "water": config.NumberColumn(
                "Water", format="%d ml"
            ),
            "light": config.ProgressColumn(
                "Light", min_value=0, max_value=1
            ),
            "bought": config.DateColumn(
                "Bought", format="D MMM YYYY"
            ),
            "edible": config.CheckboxColumn("To eat"),
        },
    )


def columns_that_draw():
    """Small charts and pictures in the cells."""
    config = st.column_config
    st.dataframe(
        GROWTH,
        column_config={
            "week": config.LineChartColumn(
                "Line", width=80
            ),
            "days": config.BarChartColumn(
                "Bars", width=80
            ),
            "area": config.AreaChartColumn(
                "Area", width=80
            ),
            "leaf": config.ImageColumn("Leaf", width=60),
        },
    )


def columns_of_lists_and_choices():
    """Several values in a cell, and one or some of those that are offered."""
    config = st.column_config
    st.dataframe(
        {
            "tags": [["edible", "green"], ["shade"]],
            "soil": [["moist"], ["dry", "poor"]],
            "place": ["sill", "garden"],
            "facts": [{"pots": 2}, {"pots": [1, 2]}],
        },
        column_config={
            "tags": config.ListColumn("List"),
            "soil": config.MultiselectColumn(
                "Several",
                options=["moist", "dry", "poor"],
                color="auto",
            ),
            "place": config.SelectboxColumn(
                "One of", options=["sill", "garden"]
            ),
            "facts": config.JsonColumn("JSON"),
        },
    )


def columns_of_text_and_time():
    """Markdown, links and moments."""
    config = st.column_config
    st.dataframe(
        {
            "note": ["**daily**", ":blue[rarely]"],
            "site": [
                "https://streamlit.io",
                "https://pandas.pydata.org",
            ],
            "at": [
                datetime.time(7, 30),
                datetime.time(19, 0),
            ],
            "moved": pd.to_datetime(
                ["2024-04-09 16:45", "2024-05-01 09:00"]
            ),
        },
        column_config={
            "note": config.MarkdownColumn("Markdown"),
            "site": config.LinkColumn(
                "Link", display_text="open"
            ),
            "at": config.TimeColumn(
                "Time", format="HH:mm"
            ),
            "moved": config.DatetimeColumn(
                "Moment", format="D MMM, HH:mm"
            ),
        },
    )


def selected_rows():
    """The rows, columns or cells that the reader selects come back to the script."""
    event = st.dataframe(
        PLANTS[["plant", "water"]],
        key="picked",
        on_select="rerun",
        selection_mode="multi-row",
        height=180,
    )
    rows = event.selection.rows
    st.write(
        "Water for those:",
        int(PLANTS["water"].iloc[rows].sum()),
        "ml",
    )


def data_editor():
    """A table to write in: rows can be added and deleted, and come back to the script."""
    edited = st.data_editor(
        PLANTS[["plant", "water"]].head(3),
        num_rows="dynamic",
        key="edited",
    )
    st.write("Together", int(edited["water"].sum()), "ml")


def colours():
    """The colours and formats of a Styler of pandas."""
    import jinja2  # what pandas paints with

    wanted = PLANTS[["plant", "water", "light"]].style
    wanted = wanted.format({"light": "{:.0%}"})
    st.dataframe(
        wanted.highlight_max(
            ["water"],
            props="background-color: #ffd166; color: #222",
        )
    )
    st.caption(f"Painted with Jinja {jinja2.__version__}")


def many_rows():
    """A hundred thousand rows are no trouble: the page draws those in sight."""
    rows = 100_000
    steps = np.random.default_rng(1).normal(
        size=(rows, 4)
    )
    walk = pd.DataFrame(
        steps.cumsum(axis=0), columns=list("abcd")
    )
    st.dataframe(walk, height=260)


def values_of_every_sort():
    """Numbers, dates and times, lists, what is true, and what is missing."""
    st.dataframe(
        {
            "number": [1.5, None, 4e12],
            "date": [
                datetime.date(2024, 5, day)
                for day in (1, 8, 15)
            ],
            "time": [
                datetime.time(hour, 30)
                for hour in (7, 12, 19)
            ],
            "list": [[1, 2], [], [3, 5, 8]],
            "true": [True, False, None],
        }
    )


def table():
    """All of it at once, with Markdown in the cells."""
    few = PLANTS.head(3)[["plant", "water"]]
    st.table(few, border="horizontal", hide_index=True)
    st.table(
        {
            "Spring": ["sow", "**water**"],
            "Autumn": ["rest", ":blue[prune]"],
        }
    )


def metric():
    """A number, how it changed, and whether that is good."""
    left, middle, right = st.columns(3)
    left.metric(
        "Water",
        "0.9 l",
        "0.1 l",
        help="For a day",
        border=True,
    )
    middle.metric(
        "Pests",
        3,
        -2,
        delta_color="inverse",
        border=True,
    )
    right.metric(
        "Plants",
        6,
        0,
        icon=":material/potted_plant:",
        border=True,
    )


def metric_with_a_chart():
    """A small line, area or row of bars says where it came from."""
    week = [3, 5, 4, 6, 9, 7, 8]
    left, middle, right = st.columns(3)
    left.metric(
        "Line",
        "8 cm",
        "+1",
        chart_data=week,
        border=True,
    )
    middle.metric(
        "Area",
        "8 cm",
        "+1",
        chart_data=week,
        chart_type="area",
        border=True,
    )
    right.metric(
        "Bars",
        "8 cm",
        "+1",
        chart_data=week,
        chart_type="bar",
        border=True,
    )


def json():
    """A tree to open and close; two levels are open here."""
    basil = {
        "name": "Basil",
        "water": 250,
        "edible": True,
    }
    mint = {
        "name": "Mint",
        "water": None,
        "pots": [1, 2],
    }
    st.json(
        {"place": "kitchen", "plants": [basil, mint]},
        expanded=3,
    )


page(
    "Data",
    "Frames of pandas, polars and pyarrow, arrays, dictionaries and lists are all shown as tables.",
    [
        dataframe,
        order_and_size,
        columns,
        columns_that_draw,
        columns_of_lists_and_choices,
        columns_of_text_and_time,
        selected_rows,
        data_editor,
        colours,
        many_rows,
        values_of_every_sort,
        table,
        metric,
        metric_with_a_chart,
        json,
    ],
)
