import numpy as np
import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": ["x", "y", "z"], "b": [4, 5, 6]})
AXES = {"xAxis": {"type": "category"}, "yAxis": {"type": "value"}}


def bars(values, **more):
    return {**AXES, "series": [{"type": "bar", "name": "n", "data": values, "selectedMode": "multiple"}], **more}


class Chart:
    width, height = "320px", "100%"

    def dump_options(self):
        return '{"series": [{"type": "pie", "data": [1, 2]}]}'


def attempt(draw):
    try:
        draw()
    except Exception as error:
        st.write(type(error).__name__)


def main():
    top = st.slider("Top", 1, 9, 5)
    drawn = bars([1, top, 3])
    st.echarts_chart(drawn)
    st.echarts_chart({**AXES, "dataset": {"source": frame}, "series": {"type": "bar"}}, theme=None, renderer="svg")
    st.echarts_chart({"dataset": [{"source": frame}, {"source": [[1, 2]]}], "series": []}, width=300, height=200, alt=" bars ")
    st.echarts_chart({"baseOption": AXES, "options": [{"dataset": {"source": np.eye(2)}}]})
    st.echarts_chart('{"series": [{"type": "line", "data": [1, 2]}]}', width="content")
    st.echarts_chart(Chart(), width="content")
    event = st.echarts_chart(drawn, on_select="rerun", key="chosen")
    st.write(event.selection.selected, type(event).__name__, type(event.selection).__name__)
    other = st.echarts_chart(drawn, on_select="rerun")
    st.write(other["selection"]["areas"])
    attempt(lambda: st.echarts_chart(drawn, on_select="rerun"))
    st.echarts_chart(drawn, key="plain")
    attempt(lambda: st.echarts_chart(bars([9]), key="plain"))
    for option in (
        {"series": [{"type": "scatter3D"}]},
        {"grid3D": {}},
        {"series": {"type": "wordCloud"}},
        {"series": {"type": "custom"}},
        {"geo": {}},
        {"series": {"type": "map"}},
        {"media": {}},
        {"series": [{"data": [float("nan")]}]},
        {"series": [{"data": [np.int64(1)]}]},
        "{ function() {} }",
        "{",
        "[]",
        3,
    ):
        attempt(lambda option=option: st.echarts_chart(option))
    attempt(lambda: st.echarts_chart(drawn, theme="dark"))
    attempt(lambda: st.echarts_chart(drawn, renderer="webgl"))
    attempt(lambda: st.echarts_chart(drawn, on_select=None))
    with st.form("form"):
        held = st.echarts_chart(drawn, on_select="rerun", key="held")
        st.write(held.selection.selected)
        st.form_submit_button("Send")


main()
