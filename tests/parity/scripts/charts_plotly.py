import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import streamlit as st

rows = pd.DataFrame(
    {
        "town": ["Kiel", "Bonn", "Ulm", "Jena"] * 3,
        "year": [2001] * 4 + [2002] * 4 + [2003] * 4,
        "people": [247, 331, 129, 111, 250, 329, 131, 109, 251, 333, 130, 112],
    }
)


def attempt(draw):
    try:
        draw()
    except Exception as error:
        st.write(type(error).__name__)


def main():
    many = st.slider("Many", 1, 9, 3)
    themed = st.checkbox("Themed", value=True)
    theme = "streamlit" if themed else None
    st.plotly_chart(go.Figure(go.Bar(x=rows["town"][:4], y=rows["people"][:4] * many)), theme=theme)
    st.plotly_chart(px.line(rows, x="year", y="people", color="town", title="Lines"), theme=theme, key="lines")
    st.plotly_chart(px.scatter(rows, x="year", y="people", color="people", size="people"), height=200, width=300)
    st.plotly_chart(px.imshow(np.arange(6).reshape(2, 3) * many), use_container_width=False)
    st.plotly_chart(px.pie(rows, names="town", values="people", template="plotly_dark"), width="content")
    st.plotly_chart({"data": [{"type": "scatter", "x": [1, 2], "y": [many, 4]}], "layout": {"width": 400}}, width="content")
    st.plotly_chart([{"x": [1, 2], "y": [3, many]}], config={"scrollZoom": True}, alt=" two points ")
    st.plotly_chart(go.Figure(layout={"height": 120}), height="content")
    st.plotly_chart(go.Figure(layout={"height": 120}), height="stretch")
    st.write(go.Figure(go.Scatter(x=[1], y=[many], marker={"color": "#123456"})))
    event = st.plotly_chart(go.Figure(go.Bar(y=[1, many])), on_select="rerun", key="one")
    st.write(type(event).__name__, type(event.selection).__name__, event.selection.points, event.selection.box)
    boxes = st.plotly_chart(go.Figure(go.Bar(y=[1, 2])), on_select="rerun", key="two", selection_mode="box")
    st.write(boxes["selection"]["point_indices"], boxes)
    attempt(lambda: st.plotly_chart(go.Figure(), on_select="rerun", selection_mode="other"))
    attempt(lambda: st.plotly_chart(go.Figure(), on_select="never"))
    attempt(lambda: st.plotly_chart(go.Figure(), on_select=None))
    attempt(lambda: st.plotly_chart(go.Figure(), theme="dark"))
    attempt(lambda: st.plotly_chart(go.Figure(), width="wide"))
    attempt(lambda: st.plotly_chart(go.Figure(), width=0))
    attempt(lambda: st.plotly_chart(3))
    attempt(lambda: st.plotly_chart("a figure"))
    attempt(lambda: st.plotly_chart({"data": [{"type": "no such trace"}]}))
    attempt(lambda: st.plotly_chart(go.Figure(go.Bar(y=[1])), key="lines"))
    with st.form("form"):
        held = st.plotly_chart(go.Figure(go.Bar(y=[5])), on_select="rerun", key="held")
        st.write(held.selection.points)
        st.form_submit_button("Send")


main()
