import altair as alt
import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]})
plain = alt.Chart(frame).mark_bar().encode(x="a", y="b")
picked = plain.add_params(alt.selection_point(name="pick"))


def attempt(draw):
    try:
        draw()
    except Exception as error:
        st.write(type(error).__name__)


attempt(lambda: st.altair_chart(plain, on_select="rerun"))
attempt(lambda: st.altair_chart(picked, on_select="rerun", selection_mode="other", key="m"))
attempt(lambda: st.altair_chart(picked, on_select=None))
attempt(lambda: st.altair_chart(picked, on_select="never"))
attempt(lambda: st.altair_chart(picked, theme="other"))
attempt(lambda: st.altair_chart(picked, width=-1))
attempt(lambda: st.altair_chart(picked, height="wide"))
attempt(lambda: st.vega_lite_chart(frame, {}))
attempt(lambda: st.vega_lite_chart(None, None))
st.altair_chart(picked, on_select="rerun")
attempt(lambda: st.altair_chart(picked, on_select="rerun"))
st.altair_chart(picked, on_select="rerun", key="a")
attempt(lambda: st.altair_chart(plain + picked, on_select="rerun", key="a"))
with st.form("form"):
    attempt(lambda: st.altair_chart(picked, on_select=lambda: None, key="b"))
    st.form_submit_button("Send")
if st.checkbox("Set it before"):
    st.session_state.late = {"selection": {}}
    attempt(lambda: st.altair_chart(picked, on_select="rerun", key="late"))
st.altair_chart(picked, on_select="rerun", key="said", alt="  two bars ")
