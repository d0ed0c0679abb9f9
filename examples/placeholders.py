"""Written below, shown above: places kept free first and filled later, some of them twice."""

import streamlit as st

st.title("Score sheet")

headline = st.empty()
podium = st.container(border=True)
st.subheader("Points")

scores = {}
for number, team in enumerate(["Herons", "Badgers", "Newts"]):
    scores[team] = st.slider(team, 0, 20, 5 + 3 * number)

headline.info("Counting …")
ranking = sorted(scores.items(), key=lambda score: (-score[1], score[0]))
winner, best = ranking[0]
if sum(points == best for points in scores.values()) > 1:
    headline.warning("A draw at the top.")
else:
    headline.success(f"The {winner} win with {best} points.")

for place, (team, points) in enumerate(ranking, start=1):
    podium.write(f"{place}. {team}: {points}")

detail = st.empty()
if st.checkbox("In detail"):
    with detail.container():
        st.write("Share of all points")
        total = sum(scores.values())
        for team, points in scores.items():
            st.progress(points / total if total else 0.0, text=team)
else:
    detail.caption("Tick the box below for the shares.")
