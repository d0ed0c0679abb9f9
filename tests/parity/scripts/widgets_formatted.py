import streamlit as st


class Harbour:
    def __init__(self, name, depth):
        self.name = name
        self.depth = depth

    def label(self):
        return f"{self.name} ({self.depth} m)"


def main():
    harbours = [Harbour("Kiel", 12), Harbour("Wismar", 8), Harbour("Stade", 5)]
    chosen = st.selectbox("Harbour", harbours, format_func=Harbour.label)
    st.write(chosen.name, chosen.depth)
    several = st.multiselect("Several", harbours, harbours[:1], format_func=lambda h: h.name.upper())
    st.write([h.depth for h in several])
    level = st.radio("Level", [1, 2, 3], format_func=lambda n: "★" * n, horizontal=True)
    st.write(level + 1)
    size = st.selectbox("Size", {"S": 1, "M": 2, "L": 3}, label_visibility="collapsed")
    st.write(size)


main()
