import altair as alt
import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6], "c": list("xyx")})


@st.cache_data
def told(text):
    return f"told {text}"


def drawn(mark):
    pick = alt.selection_point(name="pick")
    brush = alt.selection_interval()
    base = alt.Chart(frame)
    marked = base.mark_bar() if mark == "bar" else base.mark_circle(size=60)
    return marked.encode(x="a:Q", y="b:Q").add_params(pick, brush)


def noticed():
    st.session_state.count = st.session_state.get("count", 0) + 1


def main():
    mark = st.radio("Mark", ["bar", "circle"])
    event = st.altair_chart(drawn(mark), on_select="rerun")
    st.write(event.selection, type(event).__name__, type(event.selection).__name__)
    st.write(told(str(event["selection"])))
    chosen = st.altair_chart(drawn(mark), key="chosen", on_select="rerun", selection_mode="pick")
    st.write(dict(chosen.selection), chosen.selection.get("pick"))
    spec = {
        "mark": "point",
        "params": [{"name": "where", "select": "interval"}],
        "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}},
    }
    st.vega_lite_chart(frame, spec, key="spec", on_select=noticed)
    st.write(st.session_state.spec, st.session_state.get("count"))
    with st.form("form", clear_on_submit=st.checkbox("Clear")):
        inside = st.vega_lite_chart(frame, spec, key="inside", on_select="rerun")
        st.write(inside.selection.where)
        st.form_submit_button("Send")
    try:
        inside["selection"] = 1
    except TypeError:
        st.write("it cannot be set")
    try:
        st.session_state.chosen = {}
    except st.errors.StreamlitAPIException as error:
        st.write(type(error).__name__)
    try:
        inside.selection.nothing
    except AttributeError:
        st.write("there is no such thing")


@st.fragment
def part():
    event = st.altair_chart(drawn("bar"), key="part", on_select="rerun")
    st.write("in the fragment", event)


main()
part()
