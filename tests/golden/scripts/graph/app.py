import streamlit as st
from prices import load, taxed

RATE = 0.2  # cell: rate


def forget():
    st.session_state.seen = []


def pick(names):
    if not names:
        return None
    return st.selectbox("Pick </script> \"one\" & 'more' → ☂", names, key="picked")


prices = load()
name = pick(sorted(prices))
seen = st.session_state.setdefault("seen", [])
seen.append(name)
st.button("Forget", on_click=forget)
left, right = st.columns(2)
with left:
    if name:
        st.metric(name, taxed(prices[name], RATE))
    else:
        st.info("Nothing picked")
with right:
    for one in seen:
        st.write(one)
exec("print(name)")
