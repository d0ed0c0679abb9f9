import streamlit as st

bottom = st.container()
slot = st.empty()
tabs = st.tabs(["A", "B"])
where = st.radio("Where", ["bottom", "slot", "tab", "side", "slot container"])
target = {"bottom": bottom, "slot": slot, "tab": tabs[1], "side": st.sidebar}.get(where)
if target is None:
    with slot.container():
        value = st.slider("Level", 0, 5)
        st.write("in a slot's container")
else:
    value = target.slider("Level", 0, 5)
tabs[0].write(value)
keyed = (bottom if value > 2 else tabs[1]).checkbox("Moving", key="moving")
st.write(where, value, keyed)
