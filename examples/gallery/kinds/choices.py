"""Everything to choose from: switches, lists, sliders, stars."""

import datetime

import streamlit as st
from frame import page

PLANTS = ["Basil", "Fern", "Cactus", "Mint"]
FACES = {
    "Basil": "🌿",
    "Fern": "🌱",
    "Cactus": "🌵",
    "Mint": "🍃",
}


def checkbox_and_toggle():
    """Yes or no, in two shapes."""
    water = st.checkbox(
        "Water them",
        value=True,
        help="Not the cactus",
    )
    night = st.toggle("Also at night")
    st.checkbox("Not today", disabled=True)
    st.write("Water:", water, "at night:", night)


def radio():
    """One of a few, with a word on each, or in a row."""
    when = st.radio(
        "When",
        ["Morning", "Evening"],
        captions=["before eight", "after six"],
    )
    where = st.radio(
        "Where",
        ["Sill", "Balcony", "Garden"],
        horizontal=True,
        index=1,
    )
    st.write(when, where)


def selectbox():
    """One of many, found by typing; empty at first, or with an answer of the reader's own."""
    st.write(
        st.selectbox(
            "Plant",
            PLANTS,
            index=None,
            placeholder="Which one?",
        )
    )
    st.write(
        st.selectbox(
            "Pot",
            ["clay", "plastic"],
            accept_new_options=True,
            icon=":material/potted_plant:",
        )
    )


def multiselect():
    """Any number of many, here three at most."""
    st.write(
        st.multiselect(
            "Plants",
            PLANTS,
            ["Fern", "Mint"],
            max_selections=3,
            format_func=FACES.get,
        )
    )


def pills_and_segments():
    """All options in sight."""
    st.write(
        st.pills(
            "Plants",
            PLANTS,
            selection_mode="multi",
            default=["Basil"],
        )
    )
    st.write(
        st.segmented_control(
            "Light",
            ["shade", "half", "full"],
            default="half",
            required=True,
        )
    )


def slider():
    """A number, a range, a date."""
    st.write(
        st.slider(
            "Water", 0, 500, 250, 10, format="%d ml"
        )
    )
    st.write(
        st.slider(
            "Warm enough", -10.0, 40.0, (12.5, 28.0)
        )
    )
    spring = datetime.date(2024, 3, 1)
    st.write(
        st.slider(
            "Sow",
            spring,
            datetime.date(2024, 5, 31),
            datetime.date(2024, 4, 9),
        )
    )


def select_slider():
    """Words in an order."""
    st.write(
        st.select_slider(
            "Soil",
            ["dry", "moist", "wet", "soaked"],
            value=("moist", "wet"),
        )
    )


def feedback():
    """A thumb, a face or some stars."""
    st.write(st.feedback("thumbs", key="thumbs"))
    st.write(
        st.feedback("faces", key="faces", default=3)
    )
    st.write(
        st.feedback("stars", key="stars", default=2)
    )


def color_picker():
    """A colour."""
    st.write(st.color_picker("Pot", "#588157"))


def pagination():
    """Pages of something long."""
    number = st.pagination(
        12,
        default=3,
        max_visible_pages=7,
        key="page",
        bind="query-params",
    )
    st.write(f"This is page {number}.")


page(
    "Choices",
    "What the reader chooses is what the command gives back. Move something: only the lines that use it execute.",
    [
        checkbox_and_toggle,
        radio,
        selectbox,
        multiselect,
        pills_and_segments,
        slider,
        select_slider,
        feedback,
        color_picker,
        pagination,
    ],
)
