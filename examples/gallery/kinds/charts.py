"""The charts that come with Streamlit: simple ones, and any other as a description in Vega."""

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st
from frame import page

DAYS = pd.date_range("2024-03-01", periods=60)
WAVES = np.sin(
    np.arange(60)[:, None] / 9 + np.arange(3)
) * 20 + [40, 60, 80]
GROWTH = pd.DataFrame(
    WAVES,
    index=DAYS,
    columns=["Basil", "Fern", "Mint"],
)
HARVEST = pd.DataFrame(
    {
        "herb": ["Basil", "Mint", "Sage"] * 4,
        "month": ["May"] * 3
        + ["June"] * 3
        + ["July"] * 3
        + ["August"] * 3,
        "grams": [
            30,
            55,
            10,
            60,
            80,
            20,
            90,
            85,
            30,
            70,
            60,
            35,
        ],
    }
)
LEAVES = pd.DataFrame(
    np.random.default_rng(7).normal(
        [5, 3], [1.2, 0.8], (120, 2)
    ),
    columns=["long", "wide"],
)
LEAVES["size"] = LEAVES["long"] * LEAVES["wide"]
LEAVES["side"] = np.where(
    LEAVES["long"] > 5, "sunny", "shady"
)


def line_chart():
    """A line for each column, or for each value of one."""
    st.line_chart(
        GROWTH, y_label="height in mm", height=260
    )


def area_chart():
    """The same with the ground filled: on top of each other, or side by side."""
    st.area_chart(GROWTH, stack=True, height=220)
    st.area_chart(
        GROWTH,
        stack="center",
        color=["#a3b18a", "#588157", "#3a5a40"],
        height=220,
    )


def bar_chart():
    """Stacked, beside each other, or lying down; sorted, or as they come."""
    st.bar_chart(
        HARVEST,
        x="month",
        y="grams",
        color="herb",
        sort=False,
        height=240,
    )
    st.bar_chart(
        HARVEST,
        x="month",
        y="grams",
        color="herb",
        stack=False,
        height=240,
    )
    st.bar_chart(
        HARVEST,
        x="herb",
        y="grams",
        horizontal=True,
        color="#588157",
        height=180,
    )


def scatter_chart():
    """Points, with a column for the colour and one for the size."""
    st.scatter_chart(
        LEAVES,
        x="long",
        y="wide",
        color="side",
        size="size",
        height=300,
    )


def altair_chart():
    """Whatever Altair can draw, in the colours of the page."""
    chart = (
        alt.Chart(HARVEST)
        .mark_rect(cornerRadius=3)
        .encode(
            alt.X("month", sort=None),
            alt.Y("herb"),
            alt.Color("grams"),
            tooltip=["herb", "month", "grams"],
        )
    )
    st.altair_chart(chart, height=200)


def selections():
    """What is drawn with the pointer comes back to the script: drag over some points."""
    brush = alt.selection_interval(name="some")
    points = (
        alt.Chart(LEAVES)
        .mark_point()
        .encode(
            x="long",
            y="wide",
            color=alt.condition(
                brush, "side", alt.value("gray")
            ),
        )
    )
    event = st.altair_chart(
        points.add_params(brush),
        on_select="rerun",
        height=260,
    )
    chosen = event.selection["some"]
    if chosen:
        low, high = chosen["long"]
        st.write(
            f"Leaves from {low:.1f} to {high:.1f} cm"
        )
    else:
        st.write("Nothing is chosen yet.")


def vega_lite_chart():
    """A description of Vega-Lite as a dictionary."""
    spec = {
        "mark": {
            "type": "arc",
            "innerRadius": 50,
            "cornerRadius": 4,
        },
        "encoding": {
            "theta": {
                "field": "grams",
                "aggregate": "sum",
            },
            "color": {"field": "herb"},
        },
    }
    st.vega_lite_chart(HARVEST, spec, height=240)


def own_colours():
    """Without the page's theme a chart has the colours of its library."""
    bars = (
        alt.Chart(HARVEST)
        .mark_bar()
        .encode(
            x="sum(grams)", y="herb", color="herb"
        )
    )
    st.altair_chart(bars, theme=None, height=160)


page(
    "Charts",
    "Drawn in the browser, in the page's colours. The small menu in a chart's corner saves it as a picture.",
    [
        line_chart,
        area_chart,
        bar_chart,
        scatter_chart,
        altair_chart,
        selections,
        vega_lite_chart,
        own_colours,
    ],
)
