"""The filters of the sidebar, and what they leave of the reports."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from data import PHASES, SIZES

ALL_STATES = "All states"


class Filters(NamedTuple):
    sizes: list[str]
    phases: list[str]
    state: str
    text: str
    damage_only: bool


def sidebar_filters(states: list[str]) -> Filters:
    """Show the filters; an empty list or text filters nothing."""
    with st.sidebar:
        st.header("Filters")
        sizes = st.multiselect("Wildlife size", SIZES, key="sizes", placeholder="All sizes")
        phases = st.multiselect("Phase of flight", PHASES, key="phases", placeholder="All phases")
        state = st.selectbox("State", [ALL_STATES, *states], key="state")
        text = st.text_input("Airline or aircraft", key="text", placeholder="Delta, 737, DC-9 …")
        damage_only = st.checkbox("Only strikes with damage", key="damage_only")
        st.button("Reset filters", on_click=reset_filters, width="stretch")
    return Filters(sizes, phases, state, text, damage_only)


def reset_filters() -> None:
    st.session_state["sizes"] = []
    st.session_state["phases"] = []
    st.session_state["state"] = ALL_STATES
    st.session_state["text"] = ""
    st.session_state["damage_only"] = False


def apply_filters(strikes: pd.DataFrame, years: tuple[int, int], filters: Filters) -> pd.DataFrame:
    keep = strikes["year"].between(*years)
    if filters.sizes:
        keep &= strikes["size"].isin(filters.sizes)
    if filters.phases:
        keep &= strikes["phase"].isin(filters.phases)
    if filters.state != ALL_STATES:
        keep &= strikes["state"] == filters.state
    if filters.text:
        keep &= mentions(strikes, filters.text.strip())
    if filters.damage_only:
        keep &= strikes["damaged"]
    return strikes[keep]


def mentions(strikes: pd.DataFrame, text: str) -> pd.Series:
    """True where the airline or the aircraft contains the text, in upper or lower case."""
    airline = strikes["operator"].str.contains(text, case=False, regex=False)
    aircraft = strikes["aircraft"].str.contains(text, case=False, regex=False)
    return airline | aircraft


def describe(filters: Filters) -> str:
    """The active filters in words."""
    parts = []
    if filters.sizes:
        parts.append(" or ".join(filters.sizes).lower() + " wildlife")
    if filters.phases:
        parts.append("during " + " or ".join(filters.phases).lower())
    if filters.state != ALL_STATES:
        parts.append("in " + filters.state)
    if filters.text:
        parts.append(f"“{filters.text}” in airline or aircraft")
    if filters.damage_only:
        parts.append("with damage")
    return "; ".join(parts) or "no filter set"
