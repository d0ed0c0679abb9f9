"""Charts, maps and diagrams of other libraries. Each library comes to the browser with the first chart of its kind."""

import numpy as np
import pandas as pd
import streamlit as st
from frame import page

TOWNS = pd.DataFrame(
    {
        "town": [
            "Kiel",
            "Bonn",
            "Ulm",
            "Jena",
            "Trier",
        ],
        "lat": [54.3, 50.7, 48.4, 50.9, 49.8],
        "lon": [10.1, 7.1, 10.0, 11.6, 6.6],
        "people": [247, 331, 129, 111, 110],
    }
)


def plotly_chart():
    """Plotly's figures, with what is selected in them."""
    import plotly.graph_objects as go

    bars = go.Bar(x=TOWNS["town"], y=TOWNS["people"])
    figure = go.Figure(
        bars,
        {
            "height": 300,
            "title": "People, in thousands",
        },
    )
    event = st.plotly_chart(
        figure, on_select="rerun", key="towns"
    )
    chosen = [
        point["x"] for point in event.selection.points
    ]
    st.write(
        "Chosen:", ", ".join(chosen) or "none yet"
    )


def pyplot():
    """Matplotlib's figures, as a picture."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 2.4))
    x = np.linspace(0, 12, 200)
    axes = figure.subplots()
    axes.plot(x, np.sin(x), x, np.sin(x + 1))
    axes.set_title("Two waves")
    st.pyplot(figure)


def echarts_chart():
    """Options of ECharts as a dictionary."""
    data = [
        {"name": row.town, "value": row.people}
        for row in TOWNS.itertuples()
    ]
    rose = {
        "type": "pie",
        "roseType": "area",
        "data": data,
    }
    st.echarts_chart(
        {"tooltip": {}, "series": [rose]}, height=300
    )


def graphviz_chart():
    """A graph in the language of Graphviz."""
    st.graphviz_chart("""
        digraph {
          rankdir=LR; node [shape=box style=rounded]
          slider -> filter -> {chart table}
          data -> filter
        }
    """)


def mermaid_chart():
    """A diagram in the language of Mermaid; a fenced block of Markdown does the same."""
    st.mermaid_chart("""
        sequenceDiagram
          Reader->>Page: moves a slider
          Page->>Script: only what depends on it
          Script-->>Page: what changed
    """)


def pydeck_chart():
    """Layers of deck.gl, on a map or, as here, free in space: turn it with the pointer."""
    import pydeck

    turn = np.linspace(0, 24, 900)
    x, y, z = (
        turn * np.cos(turn),
        turn * np.sin(turn),
        turn * 2 - 24,
    )
    points = pd.DataFrame(
        {"x": x, "y": y, "z": z, "red": turn * 10}
    )
    layer = pydeck.Layer(
        "PointCloudLayer",
        points,
        id="spiral",
        get_position="[x, y, z]",
        get_color="[red, 129, 87]",
        point_size=4,
    )
    deck = pydeck.Deck(
        [layer],
        map_provider=None,
        views=[
            pydeck.View(
                type="OrbitView", controller=True
            )
        ],
        initial_view_state=pydeck.ViewState(
            target=[0, 0, 0], zoom=3, rotation_x=30
        ),
    )
    st.pydeck_chart(deck, height=320)


def map():
    """Points on a map. Its tiles come from the network; without one it says so, and shows the points."""
    if st.toggle("Draw the map"):
        st.map(
            TOWNS,
            size=20_000,
            color="#588157",
            height=320,
        )


page(
    "Charts of libraries",
    "Figures of **Plotly**, **Matplotlib** and **pydeck**; options of **ECharts**; graphs and diagrams as text.",
    [
        plotly_chart,
        pyplot,
        echarts_chart,
        graphviz_chart,
        mermaid_chart,
        pydeck_chart,
        map,
    ],
)
