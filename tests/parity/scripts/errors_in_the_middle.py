import streamlit as st

left, right = st.columns(2)
n = left.number_input("n", 0, 4, 1)
word = right.text_input("Word", "abc")
with st.expander("Letters", expanded=True):
    for i in range(n):
        st.write(word[i])
st.slider("After", 0, 3, key="after")
assert n < 4, "n is too large"
st.write("end", st.session_state.after)
