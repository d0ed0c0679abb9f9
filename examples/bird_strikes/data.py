"""Reads the shipped reports of bird strikes and adds the columns that the pages need."""

from pathlib import Path

import pandas as pd
import streamlit as st

FIRST_YEAR = 1990
LAST_YEAR = 2001

SIZES = ["Small", "Medium", "Large"]
TIMES = ["Dawn", "Day", "Dusk", "Night"]
PHASES = ["Parked", "Taxi", "Take-off run", "Climb", "Descent", "Approach", "Landing roll"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@st.cache_data(show_spinner="Reading the reports")
def load_strikes() -> pd.DataFrame:
    """One row per report, oldest first."""
    path = Path(__file__).with_name("bird_strikes.csv")
    strikes = pd.read_csv(path, parse_dates=["date"])
    strikes["year"] = strikes["date"].dt.year
    strikes["month"] = strikes["date"].dt.month
    strikes["damaged"] = strikes["damage"].notna()
    strikes["damage"] = strikes["damage"].fillna("None").replace({"B": "Unclear", "C": "Unclear"})
    strikes["identified"] = ~strikes["species"].str.startswith("Unknown")
    return strikes


def damage_share(strikes: pd.DataFrame) -> float:
    """The share of reports with damage, in percent; 0 where there are none."""
    return round(100 * float(strikes["damaged"].mean()), 1) if len(strikes) else 0.0


def monthly_counts(strikes: pd.DataFrame) -> pd.DataFrame:
    """Reports per calendar month, with the mean of the twelve months around each."""
    months = strikes["date"].dt.to_period("M").dt.to_timestamp()
    counts = months.value_counts().sort_index().asfreq("MS", fill_value=0)
    smooth = counts.rolling(12, center=True, min_periods=12).mean().round(1)
    table = pd.DataFrame({"Reports": counts, "12-month mean": smooth})
    return table.rename_axis("Month").reset_index()


def by_airport(strikes: pd.DataFrame, at_least: int) -> pd.DataFrame:
    """One row per airport with enough reports: how many, how many of them did damage, and what they cost."""
    groups = strikes.groupby(["airport", "state"], as_index=False)
    table = groups.agg(reports=("damaged", "size"), damaged=("damaged", "sum"), cost=("cost_usd", "sum"))
    table["damage share"] = (100 * table["damaged"] / table["reports"]).round(1)
    table = table[table["reports"] >= at_least]
    return table.sort_values(["reports", "airport"], ascending=[False, True], ignore_index=True)


def by_species(strikes: pd.DataFrame, unidentified: bool, rows: int) -> pd.DataFrame:
    """The most reported kinds of wildlife and how often a strike with them did damage."""
    chosen = strikes if unidentified else strikes[strikes["identified"]]
    table = chosen.groupby("species", as_index=False).agg(reports=("damaged", "size"), share=("damaged", "mean"))
    table["share"] = (100 * table["share"]).round(1)
    return table.sort_values(["reports", "species"], ascending=[False, True], ignore_index=True).head(rows)
