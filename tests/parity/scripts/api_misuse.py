import streamlit as st

wrong = st.selectbox("Misuse", ["none", "slider", "radio", "columns", "alert", "duplicate", "key twice", "progress"])
if wrong == "slider":
    st.slider("Bad", 5, 1)
elif wrong == "radio":
    st.radio("Bad", ["a"], index=4)
elif wrong == "columns":
    st.columns(0)
elif wrong == "alert":
    st.info("x", icon="not an emoji")
elif wrong == "duplicate":
    st.button("Same")
    st.button("Same")
elif wrong == "key twice":
    st.checkbox("One", key="k")
    st.checkbox("Two", key="k")
elif wrong == "progress":
    st.progress(1.5)
st.write("fine")
