import streamlit as st


def work(steps):
    bar = st.progress(0, text="starting")
    for i in range(steps):
        bar.progress((i + 1) / steps, text=f"step {i + 1}")
    return bar


def main():
    steps = st.slider("Steps", 1, 5, 3)
    bar = work(steps)
    with st.spinner("Thinking"):
        total = sum(range(steps))
    st.success(f"total {total}")
    if st.checkbox("Hide the bar"):
        bar.empty()
    st.progress(40)
    line = st.text("old")
    line.text(f"new {steps}")


if __name__ == "__main__":
    main()
