import streamlit as st

if st.button("Toast"):
    st.toast("Done", icon="🍞")
if st.checkbox("Party"):
    st.balloons()
    st.write("after the balloons")
st.write("end")
