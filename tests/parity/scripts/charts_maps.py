import pandas as pd
import pydeck
import streamlit as st

towns = pd.DataFrame(
    {
        "lat": [54.3, 50.7, 48.4],
        "lon": [10.1, 7.1, 10.0],
        "name": ["Kiel", "Bonn", "Ulm"],
        "people": [247, 331, 129],
        "paint": ["#ff0000", "#00ff0080", "#00f"],
        "shade": [(0.5, 0.25, 1.0), (255, 0, 10), (1, 2, 3)],
    }
)


def deck(radius, name="towns"):
    layer = pydeck.Layer(
        "ScatterplotLayer",
        data=towns[["lat", "lon", "name", "people"]],
        get_position="[lon, lat]",
        get_radius=radius,
        get_fill_color=[200, 30, 0, 160],
        pickable=True,
        id=name,
    )
    view = pydeck.ViewState(latitude=51, longitude=9, zoom=5)
    return pydeck.Deck(layers=[layer], initial_view_state=view, tooltip={"text": "{name}"})


def attempt(draw):
    try:
        draw()
    except Exception as error:
        st.write(type(error).__name__)


def main():
    size = st.slider("Size", 10, 40, 20)
    color = st.selectbox("Colour", ["none", "primary", "#12ab34", "paint", "shade"])
    st.map(towns[["lat", "lon"]])
    st.map(towns, size=size * 1000, color=None if color == "none" else color)
    st.map(towns.rename(columns={"lat": "where", "lon": "along"}), latitude="where", longitude="along", size="people")
    st.map(towns.head(1), zoom=4, height=200, width=300, alt=" one town ")
    st.map()
    st.map(pd.DataFrame())
    attempt(lambda: st.map(towns[["lat", "name"]]))
    attempt(lambda: st.map(pd.DataFrame({"lat": [1, None], "lon": [1, 2]})))
    attempt(lambda: st.map(towns, color="name"))
    attempt(lambda: st.map(towns, color="nothing"))
    attempt(lambda: st.map(towns, height="content"))
    attempt(lambda: st.map(towns, width="content"))
    st.pydeck_chart(deck(size))
    st.pydeck_chart()
    event = st.pydeck_chart(deck(size), on_select="rerun", key="one")
    st.write(event.selection.indices, type(event).__name__, type(event.selection).__name__)
    many = st.pydeck_chart(deck(size), on_select="rerun", key="many", selection_mode="multi-object")
    st.write(many["selection"]["objects"])
    attempt(lambda: st.pydeck_chart(deck(1), on_select="rerun", selection_mode="other"))
    attempt(lambda: st.pydeck_chart(deck(1), on_select="rerun", selection_mode=["single-object"]))
    attempt(lambda: st.pydeck_chart(deck(1), on_select="never"))
    attempt(lambda: st.pydeck_chart(deck(1), on_select=None))
    attempt(lambda: st.pydeck_chart(deck(size), on_select="rerun", key="one"))
    st.write(deck(size))
    with st.form("form"):
        held = st.pydeck_chart(deck(5), on_select="rerun", key="held")
        st.write(held.selection.indices)
        st.form_submit_button("Send")


main()
