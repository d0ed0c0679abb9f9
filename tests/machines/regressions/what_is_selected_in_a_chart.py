# What is selected in a chart is the reader's: a script gets a copy, and what it changes in that is gone with the next run.
# events: set bars = "{\"selection\": {\"pick\": [{\"a\": 1}]}}"; set n = 2; rerun; set bars = "{\"selection\": {\"pick\": [{\"a\": 1}, {\"a\": 2}]}}"; set n = 3; set bars = "{\"selection\": {\"pick\": {}}}"; clear; rerun
import streamlit as st

n = st.slider("n", 0, 9, 0)
spec = {
    "mark": "bar",
    "params": [{"name": "pick", "select": "point"}],
    "encoding": {"x": {"field": "a", "type": "quantitative"}},
}
event = st.vega_lite_chart({"a": [1, 2]}, spec, key="bars", on_select="rerun")
picked = event.selection["pick"]
if n > 1 and picked:
    picked.append({"a": n})
st.write(len(picked), picked)
st.write(st.session_state["bars"].selection)
try:
    event["selection"] = n
except TypeError as error:
    st.write(str(error))
@st.cache_data(show_spinner=False)
def shown(k):
    st.vega_lite_chart({"a": [1, k]}, spec, key="inside", on_select="rerun")
    st.line_chart([1, k])
    return k
st.write(shown(n))
