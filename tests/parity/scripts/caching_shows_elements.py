import pandas as pd
import streamlit as st


@st.cache_data(show_spinner=False)
def report(title):
    st.header(title)
    left, right = st.columns(2)
    left.metric("length", len(title))
    with right:
        st.caption("in the right column")
    with st.expander("table"):
        st.dataframe(pd.DataFrame({"letter": list(title)}))
    st.sidebar.text(f"made {title}")
    return title.upper()


@st.cache_resource(show_spinner=False)
def banner():
    st.info("a banner")
    return ["banner"]


def main():
    title = st.selectbox("title", ["one", "two", "three"])
    with st.container(border=True):
        st.write(report(title), report("one"))
    st.write(banner(), len(report(title)))
    with st.sidebar:
        st.write(banner())


main()
