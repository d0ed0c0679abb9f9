import streamlit as st


def block(number, factor):
    st.subheader(f"Block {number}")
    value = st.slider(f"value {number}", 0, 9, number % 10)
    scaled = value * factor
    st.write("scaled", scaled)
    if scaled > 20:
        st.warning("large")
    else:
        st.info("small")
    st.caption("a line that never changes")
    return scaled


def main():
    factor = st.sidebar.slider("factor", 1, 5, 2)
    total = 0
    for number in range(40):
        scaled = block(number, factor if number % 10 == 0 else 3)
        total += scaled
    st.metric("total", total)


main()
