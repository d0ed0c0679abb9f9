# Functions inside a function see its variables as they are in this run.
# events: set n = 2; set other = 4; rerun; click b; set n = 0
import streamlit as st

def main():
    data = [1]
    n = st.slider("n", 0, 5, 1)

    def show(x, *, mark=n):
        st.write("show", data, x, mark)
        if x > 2:
            helper(x)
        return x + len(data)

    def helper(y):
        st.caption(f"help {y} {n}")

    other = st.slider("other", 0, 5, 1)
    show(other)
    data.append(n)
    total = show(1) + show(n, mark=3)
    st.write(total)
    for i in range(2):
        if show(i) > 2:
            helper(i)
    data = [7]
    show(0)
    st.button("b", on_click=show, args=(3,))
main()
