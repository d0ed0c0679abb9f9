import altair as alt
import pandas as pd
import streamlit as st


def chart(frame, mark):
    base = alt.Chart(frame)
    drawn = base.mark_bar() if mark == "bar" else base.mark_circle(size=60)
    return drawn.encode(x="a:O", y="b:Q", color=alt.Color("c:N", legend=None), tooltip=["a", "b"])


def main():
    mark = st.radio("Mark", ["bar", "circle"])
    frame = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6], "c": list("xyx")})
    st.altair_chart(chart(frame, mark))
    st.altair_chart(chart(frame, "bar") + chart(frame, "circle"), theme=None)
    st.altair_chart(alt.hconcat(chart(frame, mark), chart(frame.head(1), mark)), width="content")


main()
