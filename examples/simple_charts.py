"""Line, area, bar and scatter chart of one small table, and an Altair chart of the same numbers."""

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

st.title("A day at the tide gauge")

amplitude = st.slider("Height of the tide in metres", 0.5, 6.0, 2.5, 0.5)
hours = np.arange(0, 24.5, 0.5)
tide = pd.DataFrame(
    {
        "harbour": amplitude * np.cos(2 * np.pi * hours / 12.42),
        "estuary": 0.6 * amplitude * np.cos(2 * np.pi * (hours - 1.5) / 12.42),
    },
    index=pd.Index(hours, name="hour"),
).round(2)

st.line_chart(tide, y_label="metres above the mean")

st.subheader("Water in the basin")
st.area_chart(tide["harbour"] + amplitude, color="#2a9d8f")

st.subheader("Highest water by quarter of the day")
quarters = tide.groupby((tide.index // 6).astype(int)).max()
quarters.index = ["night", "morning", "afternoon", "evening", "midnight"]
st.bar_chart(quarters, stack=False, sort=False)

st.subheader("Harbour against estuary")
st.scatter_chart(tide.reset_index(), x="harbour", y="estuary", color="hour")

st.subheader("The same as an Altair chart")
long = tide.reset_index().melt("hour", var_name="gauge", value_name="level")
st.altair_chart(
    alt.Chart(long)
    .mark_line(interpolate="monotone")
    .encode(
        x=alt.X("hour:Q", title="Hour"),
        y=alt.Y("level:Q", title="Level in m"),
        color="gauge:N",
        tooltip=["hour", "level"],
    )
)
