"""The charts that need more than Streamlit's own chart commands."""

import altair as alt
import pandas as pd

from data import MONTHS, PHASES, TIMES

BLUES = "blues"
ORANGES = "oranges"
PALE = "#9ecae1"
STRONG = "#d94801"
SHADES = ["#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b"]


def shades(count: int) -> list[str]:
    """So many blues from light to dark, spread over the whole range."""
    return [SHADES[(2 * place + 1) * len(SHADES) // (2 * count)] for place in range(count)]


def species_bars(species: pd.DataFrame) -> alt.Chart:
    """Bars as long as the reports, darker where more of the strikes did damage."""
    return (
        alt.Chart(species, height=28 * len(species) + 120)
        .mark_bar(cornerRadiusEnd=3)
        .encode(
            x=alt.X("reports:Q", title="Reports", axis=alt.Axis(tickCount=6)),
            y=alt.Y("species:N", sort=None, title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False)),
            color=alt.Color(
                "share:Q",
                title="% with damage",
                scale=alt.Scale(scheme=ORANGES, domain=[0, 60], clamp=True),
                legend=alt.Legend(orient="top", gradientLength=160),
            ),
            tooltip=[
                alt.Tooltip("species:N", title="Wildlife"),
                alt.Tooltip("reports:Q", title="Reports", format=","),
                alt.Tooltip("share:Q", title="% with damage"),
            ],
        )
    )


def month_by_year(strikes: pd.DataFrame) -> alt.Chart:
    """A calendar: one row per year, one column per month."""
    counts = strikes.groupby(["year", "month"], as_index=False).size()
    counts["name"] = counts["month"].map(lambda month: MONTHS[month - 1])
    return heatmap(counts, "name", MONTHS, "year:O", None, BLUES)


def phase_by_time(strikes: pd.DataFrame) -> alt.Chart:
    """In which phase of the flight and at what time of day the strikes happened."""
    counts = strikes.groupby(["phase", "time_of_day"], as_index=False).size()
    return heatmap(counts, "time_of_day", TIMES, "phase:N", PHASES, ORANGES)


def heatmap(
    counts: pd.DataFrame, column: str, columns: list[str], row: str, rows: list[str] | None, scheme: str
) -> alt.Chart:
    return (
        alt.Chart(counts, height=340)
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X(f"{column}:N", sort=columns, title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y(row, sort=rows or "ascending", title=None),
            color=alt.Color("size:Q", title="Reports", scale=alt.Scale(scheme=scheme), legend=None),
            tooltip=[column, row, alt.Tooltip("size:Q", title="Reports")],
        )
    )


def group_profiles(profiles: pd.DataFrame) -> alt.Chart:
    """One line per group of airports through the twelve months, with the share if all months were alike."""
    lines = (
        alt.Chart(profiles)
        .mark_line(point=True, strokeWidth=3)
        .encode(
            x=alt.X("Month:N", sort=MONTHS, title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("Share:Q", title="% of the group's reports"),
            color=alt.Color("Group:N", title=None, legend=alt.Legend(orient="top")),
            tooltip=["Group", "Month", "Share"],
        )
    )
    even = alt.Chart(pd.DataFrame({"Share": [100 / 12]})).mark_rule(strokeDash=[4, 4], opacity=0.6).encode(y="Share:Q")
    return (even + lines).properties(height=320)


def left_out(stability: pd.DataFrame) -> alt.Chart:
    """How much of the grouping stays when years are left out."""
    return (
        alt.Chart(stability, height=240)
        .mark_line(point=True)
        .encode(
            x=alt.X("From:O", title="First year left out", axis=alt.Axis(labelAngle=0)),
            y=alt.Y("Agreement:Q", title="% of pairs alike", scale=alt.Scale(domain=[50, 100])),
            color=alt.Color("Left out:N", title=None, legend=alt.Legend(orient="top")),
            tooltip=["From", "Left out", "Agreement"],
        )
    )
