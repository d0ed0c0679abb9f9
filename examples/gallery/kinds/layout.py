"""Where things stand."""

import streamlit as st
from frame import page


def columns():
    """Side by side: equal or not, with lines around them, level at the foot. On a phone they stack."""
    left, right = st.columns([1, 2], border=True)
    left.write("One part")
    right.write("Two parts of three")
    field, button = st.columns(
        [3, 1], vertical_alignment="bottom"
    )
    field.text_input("A field")
    button.button("Go", width="stretch")


def container():
    """A place of its own: with a border, with a height and its own scrolling, filled later."""
    with st.container(border=True):
        st.write("Inside")
        later = st.container()
        st.write("Below")
    later.write("Filled later, shown between")
    with st.container(height=120):
        for line in range(1, 13):
            st.write("Line", line)


def in_a_row():
    """A horizontal container puts one thing after the other, and goes on below where there is no room."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        border=True,
    ):
        for name in (
            "Basil",
            "Fern",
            "Cactus",
            "Mint",
        ):
            st.button(name, key=f"row {name}")


def grid():
    """Cells of equal width, as many in a row as there is room for; some may be wider."""
    with st.grid(
        3,
        gap="small",
        border=True,
        min_column_width=90,
    ) as cells:
        cells.cell(column_span=2).write("A wide one")
        for name in (
            "Basil",
            "Fern",
            "Cactus",
            "Mint",
        ):
            st.write(name)


def tabs():
    """One behind the other; what is in them runs all the same."""
    water, light = st.tabs(
        [
            ":material/water_drop: Water",
            ":material/sunny: Light",
        ]
    )
    water.write("150 ml a day")
    light.write("Shade")


def expander():
    """Closed until somebody wants to know."""
    with st.expander(
        "About ferns", icon=":material/info:"
    ):
        st.write("They are older than flowers.")
    with st.expander("Open at once", expanded=True):
        st.write("It can be closed.")


def popover():
    """In a small window of its own."""
    with st.popover(
        "Settings", icon=":material/tune:"
    ):
        st.toggle("Sound")
        st.slider("Volume", 0, 10, 4)


def sections_that_tell():
    """What is closed need not be drawn: with `on_change` a section tells whether it is open."""
    water, soil = st.tabs(
        ["How much", "What soil"],
        on_change="rerun",
        key="about",
    )
    water.write("150 ml a day")
    if soil.open:
        soil.write("Drawn when it was opened")
    rare = st.expander(
        "Kept in the address",
        key="rare",
        bind="query-params",
    )
    rare.write("`?rare=true` opens it.")
    with st.popover("Told", on_change="rerun") as told:
        st.write("Close me.")
    st.write(f"The popover is open: {told.open}")


def empty():
    """One place, the last thing that was put there."""
    place = st.empty()
    place.write("This is not seen.")
    place.success("This is.")
    st.empty()


def space():
    """Room between two things."""
    st.write("Above")
    st.space("medium")
    st.write("Below")


def sidebar():
    """What is always at hand stands at the side."""
    if st.toggle("Put something into the sidebar"):
        st.sidebar.info("Here I am.")


def bottom():
    """What stays in sight at the foot of the page."""
    if st.toggle("Put something at the foot"):
        st.bottom.info("Here I stay.")


page(
    "Layout",
    "Columns, containers, tabs, and what opens and closes.",
    [
        columns,
        container,
        in_a_row,
        grid,
        tabs,
        expander,
        popover,
        sections_that_tell,
        empty,
        space,
        sidebar,
        bottom,
    ],
)
