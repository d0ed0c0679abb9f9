# A cached function changes what it is given only while it computes; who finds the result has it as it was.
# events: rerun; set n = 3; rerun; set n = 1; click again; click again
import streamlit as st

n = st.slider("n", 0, 9, 1)
again = st.button("again")


@st.cache_data
def length(rows):
    rows.append(0)
    return len(rows)


@st.cache_data
def unseen(_rows, by):
    _rows.append(by)
    return len(_rows)


rows = [n]
st.write(length(rows), rows)
others = [again]
st.write(unseen(others, n), others)
st.write(*[(length(made), made) for made in [[n, n]]])
