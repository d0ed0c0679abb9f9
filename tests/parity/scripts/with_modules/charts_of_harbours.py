import pandas as pd
import streamlit as st

import settings


def draw(harbours):
    "not magic in a helper module"
    if not harbours:
        st.info("no harbour is that deep")
        return
    frame = pd.DataFrame([{"name": h.name, "depth": h.depth} for h in harbours])
    st.bar_chart(frame, x="name", y="depth")
    for harbour in harbours:
        with st.expander(harbour.name):
            if st.checkbox("Note", key=f"note {harbour.name}"):
                st.text_input("Text", key=f"text {harbour.name}")


def legend(region):
    st.caption(f"{region} = {settings.region}")
