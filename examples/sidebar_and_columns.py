"""Where things stand: sidebar, columns, tabs, an expander and containers with and without a border."""

import streamlit as st

PLANTS = {
    "Basil": {"water": 250, "light": "full sun", "days": 1},
    "Fern": {"water": 150, "light": "shade", "days": 3},
    "Cactus": {"water": 40, "light": "full sun", "days": 14},
    "Mint": {"water": 300, "light": "half shade", "days": 2},
}


def in_days(count: int) -> str:
    return "day" if count == 1 else f"{count} days"


st.set_page_config(page_title="Window sill", page_icon="🪴")

with st.sidebar:
    st.title("Window sill")
    plant = st.selectbox("Plant", list(PLANTS))
    pots = st.slider("Pots", 1, 10, 3)
holiday = st.sidebar.number_input("Days away", 0, 60, 7)

needs = PLANTS[plant]
st.title(f"{plant} × {pots}")

water, every, light = st.columns([1, 1, 2])
water.metric("Water each time", f"{needs['water'] * pots} ml")
every.metric("Every", in_days(needs["days"]))
with light:
    st.metric("Light", needs["light"], border=True)

week, away = st.tabs(["This week", "While away"])
with week:
    waterings = 7 // needs["days"]
    litres = waterings * needs["water"] * pots / 1000
    st.write(f"Water {waterings} time{'s' if waterings != 1 else ''}, {litres:.2f} litres in all.")
with away:
    missed = int(holiday) // needs["days"]
    if missed == 0:
        st.success("Nobody has to come.")
    else:
        st.warning(f"Somebody has to come {missed} time{'s' if missed != 1 else ''}.")

with st.expander("All plants"):
    for name, facts in PLANTS.items():
        left, right = st.columns(2)
        left.markdown(f"**{name}**")
        right.caption(f"{facts['water']} ml every {in_days(facts['days'])}, {facts['light']}")

with st.container(border=True):
    st.text("Written on the pot:")
    st.code(f"{plant.lower()}: {needs['water']} ml / {needs['days']} d", language=None)
