import streamlit as st


def show_metric(place, label, value, change, colour):
    place.metric(label, value, change, delta_color=colour)


def main():
    colour = st.radio("Colour", ["normal", "inverse", "off"], horizontal=True)
    change = st.number_input("Change", -5, 5, 0)
    left, middle, right = st.columns(3)
    show_metric(left, "Speed", "12 kn", change, colour)
    show_metric(middle, "Depth", 4.5, -change, colour)
    show_metric(right, "Wind", None, f"{change} bft", colour)
    st.metric("Plain", 3, border=True, help="no change at all")
    st.metric("Hidden", 1, label_visibility="hidden")
    st.metric("With chart", 7, 1, chart_data=[1, 2, change], chart_type="bar")


if __name__ == "__main__":
    main()
