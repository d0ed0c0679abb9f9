"""Bird strikes: what hit the aircraft at fifty US airports, when, and with what damage.

Run with `flowc run app.py` or `streamlit run app.py`.
"""

import pandas as pd
import streamlit as st

import charts
from data import (
    FIRST_YEAR,
    LAST_YEAR,
    PHASES,
    SIZES,
    TIMES,
    by_airport,
    by_species,
    damage_share,
    load_strikes,
    monthly_counts,
)
from filters import apply_filters, describe, sidebar_filters
from grouping import group_airports

PAGES = ["All airports", "One airport"]
SPLITS = {"Wildlife size": ("size", SIZES), "Time of day": ("time_of_day", TIMES), "Phase of flight": ("phase", PHASES)}
SORTINGS = {"Newest first": "date", "Most expensive first": "cost_usd", "Fastest first": "speed_knots"}
MAX_PINS = 4


def main() -> None:
    st.set_page_config(page_title="Bird strikes", page_icon="🐦", layout="wide")
    strikes = load_strikes()

    page = st.sidebar.radio("Page", PAGES, captions=["Seasons, wildlife, groups", "Look closer and compare"])
    st.title("Bird strikes at US airports")
    st.caption("Reports of collisions with wildlife made to the Federal Aviation Administration, 1990 to 2001.")
    show_overview(strikes)

    years = st.slider("Years", FIRST_YEAR, LAST_YEAR, (1996, LAST_YEAR))
    filters = sidebar_filters(sorted(strikes["state"].unique()))
    selected = apply_filters(strikes, years, filters)
    st.caption(f"**{len(selected):,}** of {len(strikes):,} reports, {years[0]} to {years[1]}: {describe(filters)}")
    if selected.empty:
        st.warning("No report matches. Widen the years or reset the filters.")
        st.stop()

    if page == "All airports":
        show_selection(selected, strikes)
        all_airports(selected, strikes)
    else:
        one_airport(selected)
    show_notes()


def show_overview(strikes: pd.DataFrame) -> None:
    """The whole data set: it does not follow the filters."""
    with st.container(border=True):
        with st.container(horizontal=True):
            st.metric("Reports", f"{len(strikes):,}")
            st.metric("With damage", f"{damage_share(strikes)} %")
            st.metric("Cost", millions(strikes["cost_usd"].sum()), help="Repair and other cost where it was reported.")
        trend = monthly_counts(strikes)
        lines = ["Reports", "12-month mean"]
        st.line_chart(trend, x="Month", y=lines, color=[charts.PALE, charts.STRONG], x_label="", height=220)


def show_selection(selected: pd.DataFrame, strikes: pd.DataFrame) -> None:
    """The same figures for what is selected, against all reports."""
    night = 100 * (selected["time_of_day"] == "Night").mean()
    night_of_all = 100 * (strikes["time_of_day"] == "Night").mean()
    share = damage_share(selected)
    with st.container(horizontal=True):
        st.metric("Selected reports", f"{len(selected):,}", border=True, height="stretch")
        st.metric(
            "With damage", f"{share} %", delta=points(share - damage_share(strikes)), delta_color="inverse", border=True
        )
        st.metric("Cost", millions(selected["cost_usd"].sum()), border=True, height="stretch")
        st.metric("At night", f"{night:.1f} %", delta=points(night - night_of_all), delta_color="off", border=True)


def all_airports(selected: pd.DataFrame, strikes: pd.DataFrame) -> None:
    season, wildlife, airports, groups, reports = st.tabs(["Season", "Wildlife", "Airports", "Groups", "Reports"])
    with season:
        season_tab(selected)
    with wildlife:
        wildlife_tab(selected)
    with airports:
        airports_tab(selected)
    with groups:
        groups_tab(strikes)
    with reports:
        reports_tab(selected)


def season_tab(selected: pd.DataFrame) -> None:
    split = st.radio("Split by", list(SPLITS), horizontal=True)
    column, order = SPLITS[split]
    months, calendar = st.columns(2, gap="large")
    with months:
        st.subheader("Through the year")
        counts = pd.crosstab(selected["month"], selected[column]).reindex(range(1, 13), fill_value=0)
        present = [name for name in order if name in counts.columns]
        st.bar_chart(counts[present], color=charts.shades(len(present)), x_label="Month", y_label="Reports", height=340)
    with calendar:
        st.subheader("Month by month")
        st.altair_chart(charts.month_by_year(selected))


def wildlife_tab(selected: pd.DataFrame) -> None:
    controls, chart = st.columns([1, 3], gap="large")
    with controls:
        rows = st.slider("Kinds shown", 5, 30, 12)
        unidentified = st.toggle("Include unidentified birds")
        st.caption("The longer the bar, the more reports; the darker, the more of them with damage.")
    species = by_species(selected, unidentified, rows)
    with chart:
        if species.empty:
            st.info("Nobody identified the wildlife in these reports.")
        else:
            st.altair_chart(charts.species_bars(species))


def airports_tab(selected: pd.DataFrame) -> None:
    at_least = st.number_input("Airports with at least this many reports", 1, 500, 20, step=5, width=320)
    airports = by_airport(selected, at_least)
    if airports.empty:
        st.info("No airport has that many reports in the selection.")
        return
    scatter, top = st.columns(2, gap="large")
    with scatter:
        st.subheader("Reports and damage")
        st.caption("One point per airport; the larger, the higher the cost.")
        st.scatter_chart(
            airports,
            x="reports",
            y="damage share",
            size="cost",
            color=charts.STRONG,
            x_label="Reports",
            y_label="% with damage",
            height=380,
        )
    with top:
        st.subheader("Most reports")
        st.table(top_airports(airports), hide_index=True)


def top_airports(airports: pd.DataFrame) -> pd.DataFrame:
    top = airports.head(8)
    share = top["damage share"].map(lambda percent: f"{percent:.1f} %")
    return pd.DataFrame({"Airport": top["airport"], "State": top["state"], "Reports": top["reports"], "Damage": share})


def groups_tab(strikes: pd.DataFrame) -> None:
    """Groups over all years: they follow the number of groups, not the filters."""
    groups = st.slider("Number of groups", 2, 6, 3)
    with st.spinner("Grouping the airports"):
        result = group_airports(strikes, groups)
    lines, table = st.columns([3, 2], gap="large")
    with lines:
        st.subheader("Airports with the same season")
        st.altair_chart(charts.group_profiles(result.profiles))
        st.caption("The dashed line is a year in which all months are alike.")
    with table:
        st.subheader("Who belongs where")
        st.dataframe(result.members, hide_index=True, height=360)
    agreement = result.stability["Agreement"].mean()
    with st.expander(
        f"How firm is this? {agreement:.0f} % of the airport pairs stay as they are without a year or two"
    ):
        st.altair_chart(charts.left_out(result.stability))


def reports_tab(selected: pd.DataFrame) -> None:
    order, count = st.columns(2)
    sorting = order.selectbox("Order", list(SORTINGS))
    rows = count.number_input("Rows", 10, 1000, 100, step=10)
    columns = ["date", "airport", "operator", "aircraft", "phase", "species", "damage", "cost_usd", "speed_knots"]
    table = selected.sort_values(SORTINGS[sorting], ascending=False, kind="stable")
    st.dataframe(table[columns].head(rows), hide_index=True, height=420)


def one_airport(selected: pd.DataFrame) -> None:
    names = sorted(selected["airport"].unique())
    choice, button = st.columns([3, 1], vertical_alignment="bottom")
    airport = choice.selectbox("Airport", names)
    pinned = st.session_state.setdefault("pinned", [])
    full = airport in pinned or len(pinned) >= MAX_PINS
    button.button("Pin for comparison", on_click=pin, args=(airport,), disabled=full, width="stretch")

    here = selected[selected["airport"] == airport]
    st.header(airport)
    worst = here.loc[here["cost_usd"].idxmax()]
    reports, damage, cost = st.columns(3)
    reports.metric("Reports", f"{len(here):,}", border=True)
    damage.metric("With damage", f"{damage_share(here)} %", border=True)
    cost.metric("Most expensive strike", dollars(worst["cost_usd"]), border=True)
    if worst["cost_usd"] > 0:
        st.write(f"The most expensive strike: {worst['species']}, {worst['date']:%d %B %Y}, {worst['aircraft']}.")

    trend, moments = st.columns([3, 2], gap="large")
    with trend:
        st.subheader("Reports per year")
        per_year = pd.crosstab(here["date"].dt.to_period("Y").dt.to_timestamp(), here["size"])
        sizes = [size for size in SIZES if size in per_year]
        st.area_chart(per_year[sizes], color=charts.shades(len(sizes)), stack=True, x_label="", height=320)
    with moments:
        st.subheader("When in the flight")
        st.altair_chart(charts.phase_by_time(here))
    compare_pinned(selected, pinned)


def compare_pinned(selected: pd.DataFrame, pinned: list[str]) -> None:
    st.subheader("Pinned airports")
    if not pinned:
        st.info(f"Pin up to {MAX_PINS} airports to compare their seasons.")
        return
    rows = selected[selected["airport"].isin(pinned)]
    seasons = pd.crosstab(rows["month"], rows["airport"], normalize="columns").mul(100).round(1)
    st.line_chart(seasons.reindex(range(1, 13), fill_value=0), x_label="Month", y_label="% of the airport's reports")
    for airport in pinned:
        st.button(f"Unpin {airport}", key=f"unpin {airport}", on_click=unpin, kwargs={"airport": airport})


def pin(airport: str) -> None:
    st.session_state["pinned"] = [*st.session_state["pinned"], airport]


def unpin(airport: str) -> None:
    st.session_state["pinned"] = [name for name in st.session_state["pinned"] if name != airport]


def show_notes() -> None:
    with st.expander("About the numbers"):
        st.markdown(
            "- Reporting was voluntary, so more reports may mean more care, not more birds.\n"
            "- *With damage* counts every report with a damage code. Most reports state no cost.\n"
            "- Small birds are hard to name after a strike: four of five reports do not identify the wildlife.\n"
            "- *Groups* compares airports by the share of their reports in each month (k-means over all years) and "
            "groups them again without each year, and each two years in a row."
        )


def millions(dollars: float) -> str:
    return f"${dollars / 1e6:.1f} M"


def dollars(amount: float) -> str:
    return f"${amount:,.0f}"


def points(difference: float) -> str | None:
    """A difference of two percentages; None, and so no arrow, where it rounds to nothing."""
    return f"{difference:+.1f} points" if abs(difference) >= 0.05 else None


if __name__ == "__main__":
    main()
