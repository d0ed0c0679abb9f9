from dataclasses import dataclass

import streamlit as st


@dataclass
class Harbour:
    name: str
    depth: int
    region: str


@st.cache_data
def all_harbours(region):
    harbours = [Harbour("Kiel", 12, "north"), Harbour("Stade", 5, "north"), Harbour("Ulm", 2, "south")]
    return [h for h in harbours if region in ("all", h.region)]
