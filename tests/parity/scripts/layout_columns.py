import streamlit as st


def card(place, title, value):
    with place:
        st.subheader(title)
        st.write(value)
        st.button("Open", key=f"open-{title}")


def main():
    wide = st.checkbox("Wide first")
    a, b, c = st.columns([3, 1, 1] if wide else 3, gap="large", vertical_alignment="bottom")
    card(a, "One", 1)
    card(b, "Two", 2)
    card(c, "Three", 3)
    with a:
        inner = st.columns(2, border=True)
        inner[0].write("left in one")
        inner[1].write("right in one")
    a.write("last in one")


main()
