"""Tables, numbers that matter, and what JSON knows."""

import datetime

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


def dataframe():
    """A table that scrolls, sorts, searches and copies. Click a heading; press Ctrl+F in it."""
    st.dataframe(PLANTS, hide_index=True)


def order_and_size():
    """Which columns are shown, in which order, how high the rows are, and what stands for a missing value."""
    much = PLANTS["water"].where(
        PLANTS["water"] > 100
    )
    st.dataframe(
        PLANTS.assign(water=much),
        column_order=["plant", "bought", "water"],
        row_height=28,
        height=200,
        placeholder="unknown",
    )


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
    st.table(
        few, border="horizontal", hide_index=True
    )
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
        many_rows,
        values_of_every_sort,
        table,
        metric,
        metric_with_a_chart,
        json,
    ],
)
