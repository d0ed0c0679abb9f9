import streamlit as st

names = st.multiselect("Tabs", ["Data", "Chart", "Notes"], ["Data", "Notes"])
if names:
    tabs = st.tabs(names)
    for tab, name in zip(tabs, names):
        with tab:
            st.header(name)
            st.checkbox("Seen", key=f"seen {name}")
            with st.expander(f"More on {name}", expanded=name == "Data", icon="📎"):
                st.write("inside", name)
                st.slider("Level", 0, 3, key=f"level {name}")
with st.expander("Outside"):
    pass
